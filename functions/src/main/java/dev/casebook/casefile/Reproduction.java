package dev.casebook.casefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the failure came back when the case was replayed.
 *
 * @param experiment the run that holds the trials
 * @param agentVersion which version was replayed
 * @param trials how many were run, at least 1
 * @param failed in how many of them the failure came back, 0 to trials
 * @param note what qualifies the count, such as trials without an answer
 * @param unjudged trials without an answer, or with nothing to compare it with; neither failed nor passed
 * @param environment what besides chance was different from when the failure was recorded
 * @param earlier agent version to the run that replayed it last, for the other versions that were replayed before
 */
public record Reproduction(
        String experiment,
        String agentVersion,
        int trials,
        int failed,
        Optional<String> note,
        Instant at,
        int unjudged,
        List<EnvironmentChange> environment,
        Map<String, String> earlier) {

    /** What a replay comes to. */
    public enum Finding {
        /** The failure came back in every trial that could be judged. */
        REPRODUCED,
        /** It came back in some of them. */
        FLAKY,
        NOT_REPRODUCED,
        /** It did not come back, and not everything was as it was. */
        ENVIRONMENT_CHANGED,
        /** No trial could be judged. */
        NOT_JUDGED
    }

    public Reproduction(
            String experiment,
            String agentVersion,
            int trials,
            int failed,
            Optional<String> note,
            Instant at,
            int unjudged,
            @Nullable List<EnvironmentChange> environment,
            @Nullable Map<String, String> earlier) {
        this.experiment = requireNonNull(experiment, "experiment is null");
        this.agentVersion = requireNonNull(agentVersion, "agentVersion is null");
        this.note = requireNonNull(note, "note is null");
        if (trials < 1 || failed < 0 || unjudged < 0 || failed + unjudged > trials) {
            throw new IllegalArgumentException("failed and unjudged must be 0 to trials, trials at least 1");
        }
        this.trials = trials;
        this.failed = failed;
        this.at = requireNonNull(at, "at is null");
        this.unjudged = unjudged;
        // Replays that were stored before these were noted have none.
        this.environment = environment == null ? List.of() : List.copyOf(environment);
        this.earlier = earlier == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(earlier));
    }

    /** A replay in which every trial could be judged and nothing else was different. */
    public Reproduction(
            String experiment, String agentVersion, int trials, int failed, Optional<String> note, Instant at) {
        this(experiment, agentVersion, trials, failed, note, at, 0, List.of(), Map.of());
    }

    /** This replay, after another one that may have been of another version. */
    public Reproduction after(Reproduction before) {
        Map<String, String> others = new TreeMap<>(before.earlier());
        others.put(before.agentVersion(), before.experiment());
        others.remove(agentVersion);
        return new Reproduction(experiment, agentVersion, trials, failed, note, at, unjudged, environment, others);
    }

    /** The run that holds the newest trials of a version, if it was replayed. */
    public Optional<String> experimentOf(String version) {
        return version.equals(agentVersion) ? Optional.of(experiment) : Optional.ofNullable(earlier.get(version));
    }

    public Finding finding() {
        int judged = trials - unjudged;
        if (judged == 0) {
            return Finding.NOT_JUDGED;
        }
        if (failed > 0) {
            return failed == judged ? Finding.REPRODUCED : Finding.FLAKY;
        }
        return environment.isEmpty() ? Finding.NOT_REPRODUCED : Finding.ENVIRONMENT_CHANGED;
    }

    /** How people call it. */
    public String verdict() {
        int judged = trials - unjudged;
        return switch (finding()) {
            case REPRODUCED -> "reproduced " + failed + " of " + judged;
            case FLAKY -> "flaky, " + failed + " of " + judged;
            case NOT_REPRODUCED -> "not reproduced in " + judged;
            case ENVIRONMENT_CHANGED -> "not reproduced in " + judged + ", environment changed";
            case NOT_JUDGED -> "no trial of " + trials + " could be judged";
        };
    }

    /**
     * What follows from it.
     *
     * @param caseId the eight characters that people type
     * @param answered whether somebody has written the right answer
     */
    public String advice(String caseId, boolean answered) {
        return switch (finding()) {
            case REPRODUCED ->
                answered
                        ? "Fix the agent and run eval: these trials are what the fix is compared with."
                        : "Write the right answer; the case then shows whether a fix works and keeps it.";
            case FLAKY ->
                "It fails at times: run more trials (reproduce " + caseId
                        + " --trials 10), and compare versions over several trials. A flaky case does not block.";
            case NOT_REPRODUCED ->
                "Compare a trial with the trace: earlier turns, the moment, the tools' results. If it cannot come back,"
                        + " retire the case; else answer it, and it guards from now on.";
            case ENVIRONMENT_CHANGED ->
                String.join(
                        " ",
                        environment.stream()
                                .map(change -> change.advice().replace("%s", caseId))
                                .toList());
            case NOT_JUDGED ->
                answered
                        ? "See whether the agent answers, and reproduce again."
                        : "See whether the agent answers; where the trace holds no answer to compare with, write the right"
                                + " one.";
        };
    }
}
