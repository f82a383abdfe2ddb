package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that came from outside and must end in exactly one outcome.
 *
 * @param id the same for every delivery of the same request; its first outcome is recorded under it
 * @param from a user's id or an alert source
 * @param replyTo who is told
 */
public record Ping(String id, String from, Address replyTo, Instant at) {
    public Ping {
        requireNonNull(id, "id is null");
        requireNonNull(from, "from is null");
        requireNonNull(replyTo, "replyTo is null");
        requireNonNull(at, "at is null");
    }
}
