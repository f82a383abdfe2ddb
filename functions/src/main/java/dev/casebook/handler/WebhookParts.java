package dev.casebook.handler;

import static java.util.Objects.requireNonNull;

import dev.casebook.alert.AlertProof;
import dev.casebook.alert.SnsMessages;
import dev.casebook.aws.Clients;
import dev.casebook.configuration.Configuration;
import dev.casebook.store.Secrets;
import dev.casebook.trace.Redactor;
import dev.casebook.work.WorkQueue;
import java.time.InstantSource;

/** What {@link WebhookFunction} needs. */
public record WebhookParts(
        Configuration configuration,
        Secrets secrets,
        Redactor redactor,
        WorkQueue work,
        InstantSource clock,
        SnsMessages sns) {
    public WebhookParts {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(redactor, "redactor is null");
        requireNonNull(work, "work is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(sns, "sns is null");
    }

    static WebhookParts of(Wiring wiring) {
        return new WebhookParts(
                wiring.configuration(),
                wiring.backing().secrets(),
                wiring.outside().redactor(),
                wiring.backing().work(),
                wiring.clock(),
                sns(wiring.configuration(), new Clients()));
    }

    /** Made where a source listens to a topic, and only there. */
    static SnsMessages sns(Configuration configuration, Clients clients) {
        boolean listened = configuration.alerts().values().stream()
                .anyMatch(entry -> entry.proof() instanceof AlertProof.SnsTopics sns
                        && !sns.topics().isEmpty());
        return listened ? clients.sns() : SnsMessages.NONE;
    }
}
