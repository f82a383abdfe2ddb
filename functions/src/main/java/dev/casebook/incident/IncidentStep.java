package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of an incident's state.
 *
 * @param state the state it came into
 * @param by a user's id, an alert source, or {@link Decision#CASEBOOK}
 * @param why a sentence; always there when it went backwards or ended
 */
public record IncidentStep(IncidentState state, Instant at, String by, Optional<String> why) {
    public IncidentStep {
        requireNonNull(state, "state is null");
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(why, "why is null");
    }

    @Override
    public String toString() {
        return "IncidentStep[" + state + ", " + at + "]";
    }
}
