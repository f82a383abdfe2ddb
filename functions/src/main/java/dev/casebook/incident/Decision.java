package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Who decided something about an incident, when and why.
 *
 * @param by a user's id, or {@link #CASEBOOK}
 * @param why not blank, redacted
 */
public record Decision(String by, Instant at, String why) {
    /** Decided by what happened, not by a person. */
    public static final String CASEBOOK = "casebook";

    public Decision {
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        requireNonNull(why, "why is null");
        if (why.isBlank()) {
            throw new IllegalArgumentException("a decision needs a reason");
        }
    }

    @Override
    public String toString() {
        return "Decision[by " + by + "]";
    }
}
