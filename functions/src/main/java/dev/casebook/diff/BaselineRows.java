package dev.casebook.diff;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.evaluation.RunTrial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The baseline's rows for the revisions that a candidate runs.
 *
 * <p>Where the baseline ran a case under an earlier revision, its stored answers are scored again by the present evaluators.
 * Where it did not run the case at all, the answers of the case's reproduction are, provided that the baseline's version gave
 * them, or those that the baseline's version gave within the candidate's experiment. Stored rows stay as they are.
 */
final class BaselineRows {
    private final ExperimentStore experiments;
    private final RunTrial runTrial;

    BaselineRows(ExperimentStore experiments, RunTrial runTrial) {
        this.experiments = experiments;
        this.runTrial = runTrial;
    }

    /**
     * What there is.
     *
     * @param rescored cases whose rows were made from stored answers
     * @param backfilled cases that the baseline's version ran within the candidate's experiment
     */
    record Found(List<ResultRow> rows, Set<CaseId> rescored, Set<CaseId> backfilled) {}

    Found of(Experiment baseline, Experiment candidate, List<Case> manifest) {
        Map<CaseId, List<ResultRow>> stored = byCase(baseline.id());
        Map<CaseId, List<ResultRow>> extra =
                candidate.plan().backfill().isPresent() ? byCase(candidate.backfillRows()) : Map.of();
        List<ResultRow> rows = new ArrayList<>();
        Set<CaseId> rescored = new HashSet<>();
        Set<CaseId> backfilled = new HashSet<>();
        for (Case c : manifest) {
            List<ResultRow> own = stored.getOrDefault(c.id(), List.of());
            boolean present = !own.isEmpty() && own.stream().allMatch(row -> row.revision() == c.revision());
            if (present) {
                rows.addAll(own);
                continue;
            }
            if (own.isEmpty() && extra.containsKey(c.id())) {
                rows.addAll(extra.getOrDefault(c.id(), List.of()));
                backfilled.add(c.id());
                continue;
            }
            List<ResultRow> answers = own.isEmpty() ? replayed(baseline, c) : own;
            if (!answers.isEmpty()) {
                answers.forEach(row -> rows.add(runTrial.rescore(baseline.id(), c, row)));
                rescored.add(c.id());
            }
        }
        return new Found(rows, rescored, backfilled);
    }

    private Map<CaseId, List<ResultRow>> byCase(String experiment) {
        return experiments.results(experiment).stream().collect(Collectors.groupingBy(ResultRow::caseId));
    }

    private List<ResultRow> replayed(Experiment baseline, Case c) {
        Optional<List<ResultRow>> rows = c.reproduction()
                .flatMap(replay -> replay.experimentOf(baseline.agent().version()))
                .map(replay -> experiments.results(replay, c.id()));
        return rows.orElse(List.of());
    }
}
