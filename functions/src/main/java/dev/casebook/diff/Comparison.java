package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.TrialCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a diff is a function of.
 *
 * @param manifest the case revisions that the candidate runs
 * @param baselineRows of the baseline experiment, and rows re-scored from stored answers where it lacks a case
 * @param rescored cases whose baseline rows were made from the stored answers of a reproduction
 * @param targets cases of open incidents: those that this change should fix
 * @param baselineAssumed true when the baseline was not set by a person
 * @param backfilled cases that the baseline's version ran within the candidate's experiment
 * @param earlier passed and failed trials of a case in other runs of the baseline's version
 * @param besides what else is known of the two sides
 */
public record Comparison(
        Experiment baseline,
        Experiment candidate,
        List<Revision> manifest,
        List<ResultRow> baselineRows,
        List<ResultRow> candidateRows,
        Set<CaseId> rescored,
        Set<CaseId> targets,
        boolean baselineAssumed,
        Set<CaseId> backfilled,
        Map<CaseId, TrialCounts> earlier,
        Besides besides) {

    /**
     * What is known of the two sides besides their rows.
     *
     * @param latencyLimitMillis what the 95th percentile of latency should not exceed, in milliseconds
     * @param promptBefore a hash of the system prompts that a trace of the baseline shows, where one is there
     * @param promptAfter the same of the candidate
     */
    public record Besides(long latencyLimitMillis, Optional<String> promptBefore, Optional<String> promptAfter) {
        /** The usual latency limit, and no traces. */
        public static final Besides NOTHING = new Besides(1_200, Optional.empty(), Optional.empty());
    }

    public Comparison {
        manifest = List.copyOf(manifest);
        baselineRows = List.copyOf(baselineRows);
        candidateRows = List.copyOf(candidateRows);
        rescored = Set.copyOf(rescored);
        targets = Set.copyOf(targets);
        backfilled = Set.copyOf(backfilled);
        earlier = Map.copyOf(earlier);
    }

    /** The same rows, with what is known besides. */
    Comparison with(Besides known) {
        return new Comparison(
                baseline,
                candidate,
                manifest,
                baselineRows,
                candidateRows,
                rescored,
                targets,
                baselineAssumed,
                backfilled,
                earlier,
                known);
    }

    /** A comparison in which the baseline's version was run on nothing again. */
    public Comparison(
            Experiment baseline,
            Experiment candidate,
            List<Revision> manifest,
            List<ResultRow> baselineRows,
            List<ResultRow> candidateRows,
            Set<CaseId> rescored,
            Set<CaseId> targets,
            boolean baselineAssumed) {
        this(
                baseline,
                candidate,
                manifest,
                baselineRows,
                candidateRows,
                rescored,
                targets,
                baselineAssumed,
                Set.of(),
                Map.of(),
                Besides.NOTHING);
    }
}
