package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.statistics.TrialCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the planned trials of the baseline's version did in its other complete runs, case by case: the more of them there are, the
 * better is known how flaky the suite is. Only trials of the same revision under the same evaluators count, and only runs that
 * were over when the candidate was asked for, so that a repeated comparison counts the same.
 */
final class EarlierTrials {
    private static final int LOOK_BACK = 30;
    private static final int RUNS = 4;

    /** From so many repeated trials on, more of them would move the rate by less than two in a hundred. */
    private static final int PLENTY = 1_000;

    private final ExperimentStore experiments;

    EarlierTrials(ExperimentStore experiments) {
        this.experiments = experiments;
    }

    /** Passed and failed trials by case, without those of the baseline itself; none where the baseline has plenty. */
    Map<CaseId, TrialCounts> of(
            Experiment baseline, Experiment candidate, List<Revision> manifest, List<ResultRow> baselineRows) {
        Map<CaseId, TrialCounts> counts = new HashMap<>();
        int own = baseline.plan().trials() > 1 ? baselineRows.size() : 0;
        if (own >= PLENTY) {
            return counts;
        }
        Map<CaseId, Set<String>> judged = new HashMap<>();
        baselineRows.forEach(
                row -> judged.putIfAbsent(row.caseId(), row.outcomes().keySet()));
        Map<CaseId, Integer> revisions = new HashMap<>();
        manifest.forEach(c -> revisions.put(c.id(), c.revision()));
        for (Experiment run : others(baseline, candidate)) {
            if (baselineRows.size() + total(counts) >= PLENTY && !counts.isEmpty()) {
                break;
            }
            experiments.eachResult(run.id(), row -> {
                if (row.trial() < run.plan().trials()
                        && revisions.getOrDefault(row.caseId(), -1) == row.revision()
                        && row.outcomes().keySet().equals(judged.get(row.caseId()))) {
                    counts.merge(row.caseId(), counted(row), EarlierTrials::together);
                }
            });
        }
        return counts;
    }

    private static int total(Map<CaseId, TrialCounts> counts) {
        return counts.values().stream().mapToInt(TrialCounts::total).sum();
    }

    /** Newest first. */
    private List<Experiment> others(Experiment baseline, Experiment candidate) {
        return experiments.newest(baseline.plan().dataset(), LOOK_BACK).stream()
                .filter(run -> !run.id().equals(baseline.id()) && !run.id().equals(candidate.id()))
                .filter(run -> namesOneState(run) && run.agent().equals(baseline.agent()))
                .filter(run -> run.finishedAt()
                        .filter(end -> !end.isAfter(candidate.request().at()))
                        .isPresent())
                .limit(RUNS)
                .toList();
    }

    /** At an address given with the run, anything may have run under the version's name, unless a commit was named. */
    private static boolean namesOneState(Experiment run) {
        return run.agent().url().isEmpty() || run.request().commit().isPresent();
    }

    private static TrialCounts counted(ResultRow row) {
        return switch (row.standing()) {
            case PASSED -> new TrialCounts(1, 0);
            case FAILED -> new TrialCounts(0, 1);
            case NOT_SCORED -> new TrialCounts(0, 0);
        };
    }

    private static TrialCounts together(TrialCounts one, TrialCounts other) {
        return new TrialCounts(one.passed() + other.passed(), one.failed() + other.failed());
    }
}
