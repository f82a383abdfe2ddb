package dev.casebook.trace.find;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A turn that may be the one somebody looks for, redacted.
 *
 * @param ref adds exactly this turn as a case
 * @param milliseconds how long it took
 * @param dataset where its agent's failures go, where that is known
 * @param asked the beginning of what the user said
 * @param answered the beginning of what the agent answered
 * @param why what is suspicious about it, the worst first; empty when nothing is
 * @param partial true when not all of its trace had arrived
 */
public record Candidate(
        TraceRef ref,
        Instant at,
        long milliseconds,
        Optional<String> agent,
        Optional<String> version,
        Optional<String> environment,
        Optional<String> dataset,
        String asked,
        Optional<String> answered,
        List<String> why,
        boolean partial) {
    public Candidate {
        requireNonNull(ref, "ref is null");
        requireNonNull(at, "at is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(version, "version is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(asked, "asked is null");
        requireNonNull(answered, "answered is null");
        why = List.copyOf(why);
    }

    @Override
    public String toString() {
        return "Candidate[" + ref + "]";
    }
}
