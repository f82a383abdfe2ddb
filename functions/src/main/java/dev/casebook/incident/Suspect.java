package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.TraceRef;

/**
 * A trace that an incident may be about.
 *
 * @param why in a few words, without anything from the trace's own texts
 */
public record Suspect(TraceRef ref, String why) {
    public Suspect {
        requireNonNull(ref, "ref is null");
        requireNonNull(why, "why is null");
    }
}
