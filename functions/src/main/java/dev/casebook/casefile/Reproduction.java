package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the failure came back when the case was replayed.
 *
 * @param experiment the run that holds the trials
 * @param agentVersion which version was replayed
 * @param trials how many were run, at least 1
 * @param failed in how many of them the failure came back, 0 to trials
 * @param note what qualifies the count, such as another agent version than the recorded one
 */
public record Reproduction(
        String experiment, String agentVersion, int trials, int failed, Optional<String> note, Instant at) {
    public Reproduction {
        requireNonNull(experiment, "experiment is null");
        requireNonNull(agentVersion, "agentVersion is null");
        requireNonNull(note, "note is null");
        if (trials < 1 || failed < 0 || failed > trials) {
            throw new IllegalArgumentException("failed must be 0 to trials, trials at least 1");
        }
    }

    /** How people call it. */
    public String verdict() {
        if (failed == trials) {
            return "reproduced " + failed + " of " + trials;
        }
        return failed == 0 ? "not reproduced in " + trials : "flaky, " + failed + " of " + trials;
    }
}
