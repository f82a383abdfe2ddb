package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A named set of cases for one agent.
 *
 * @param name lower-case letters, digits and dashes
 * @param agent the agent it tests
 * @param version one more at every change of a case's revision; an experiment pins one
 * @param baseline what diffs compare against
 */
public record Dataset(String name, String agent, long version, Optional<Baseline> baseline) {
    public Dataset {
        requireNonNull(name, "name is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(baseline, "baseline is null");
    }

    /**
     * What diffs compare against.
     *
     * @param experiment the complete run
     * @param by who set it; {@link #ASSUMED} when it was the first complete run, of the deployed
     *     version where one is configured
     */
    public record Baseline(String agentVersion, String experiment, String by, String why, Instant at) {
        /** Nobody set it. */
        public static final String ASSUMED = "casebook";
    }
}
