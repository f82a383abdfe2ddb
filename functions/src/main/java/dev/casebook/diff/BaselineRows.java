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
 * them. Stored rows stay as they are.
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
     */
    record Found(List<ResultRow> rows, Set<CaseId> rescored) {}

    Found of(Experiment baseline, List<Case> manifest) {
        Map<CaseId, List<ResultRow>> stored =
                experiments.results(baseline.id()).stream().collect(Collectors.groupingBy(ResultRow::caseId));
        List<ResultRow> rows = new ArrayList<>();
        Set<CaseId> rescored = new HashSet<>();
        for (Case c : manifest) {
            List<ResultRow> own = stored.getOrDefault(c.id(), List.of());
            boolean present = !own.isEmpty() && own.stream().allMatch(row -> row.revision() == c.revision());
            if (present) {
                rows.addAll(own);
                continue;
            }
            List<ResultRow> answers = own.isEmpty() ? replayed(baseline, c) : own;
            if (!answers.isEmpty()) {
                answers.forEach(row -> rows.add(runTrial.rescore(baseline.id(), c, row)));
                rescored.add(c.id());
            }
        }
        return new Found(rows, rescored);
    }

    private List<ResultRow> replayed(Experiment baseline, Case c) {
        Optional<List<ResultRow>> rows = c.reproduction()
                .flatMap(replay -> replay.experimentOf(baseline.agent().version()))
                .map(replay -> experiments.results(replay, c.id()));
        return rows.orElse(List.of());
    }
}
