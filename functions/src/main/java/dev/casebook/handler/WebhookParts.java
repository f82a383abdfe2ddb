package dev.casebook.handler;

import static java.util.Objects.requireNonNull;

import dev.casebook.configuration.Configuration;
import dev.casebook.store.Secrets;
import dev.casebook.trace.Redactor;
import dev.casebook.work.WorkQueue;
import java.time.InstantSource;

/** What {@link WebhookFunction} needs. */
public record WebhookParts(
        Configuration configuration, Secrets secrets, Redactor redactor, WorkQueue work, InstantSource clock) {
    public WebhookParts {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(redactor, "redactor is null");
        requireNonNull(work, "work is null");
        requireNonNull(clock, "clock is null");
    }

    static WebhookParts of(Wiring wiring) {
        return new WebhookParts(
                wiring.configuration(),
                wiring.backing().secrets(),
                wiring.outside().redactor(),
                wiring.backing().work(),
                wiring.clock());
    }
}
