package dev.casebook.casefile.family;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Cases and sightings that are nearly the same.
 *
 * @param id the short id of its first case
 * @param seen how many different traces were counted, at least 1
 * @param muted set while nobody wants messages about it; it is counted all the same
 */
public record Family(String dataset, String id, int seen, Instant first, Instant last, Optional<Mute> muted) {
    public Family {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(id, "id is null");
        requireNonNull(first, "first is null");
        requireNonNull(last, "last is null");
        requireNonNull(muted, "muted is null");
        if (seen < 1) {
            throw new IllegalArgumentException("a family was seen at least once");
        }
    }

    /** Who muted it, and when. */
    public record Mute(String by, Instant at) {}

    /** The same, seen once more. */
    public Family seenAgain(Instant at) {
        return new Family(dataset, id, seen + 1, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last, muted);
    }

    /** The same, muted or not. */
    public Family withMute(Optional<Mute> now) {
        return new Family(dataset, id, seen, first, last, now);
    }
}
