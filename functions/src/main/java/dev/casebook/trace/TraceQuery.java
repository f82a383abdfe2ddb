package dev.casebook.trace;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What to search for. Every criterion that is present must hold.
 *
 * @param from start of the window, included
 * @param to end of the window
 * @param failedOnly only traces in which a step has an error
 * @param limit most hits, 1 to 100
 */
public record TraceQuery(
        Optional<String> agent,
        Optional<String> session,
        Optional<String> user,
        Optional<String> environment,
        Instant from,
        Instant to,
        boolean failedOnly,
        int limit) {
    public TraceQuery {
        requireNonNull(agent, "agent is null");
        requireNonNull(session, "session is null");
        requireNonNull(user, "user is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be 1 to 100");
        }
    }
}
