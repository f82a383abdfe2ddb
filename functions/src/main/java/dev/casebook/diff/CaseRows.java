package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of one case revision on one side, in order of trial.
 *
 * @param planned the rows of the planned trials
 * @param further the rows of the trials that confirm a flip
 * @param plannedTally the planned trials, counted
 * @param tally planned and further trials together, counted
 */
record CaseRows(List<ResultRow> planned, List<ResultRow> further, Tally plannedTally, Tally tally) {

    /**
     * Sorts an experiment's rows of one case.
     *
     * @param borrowed true when the rows do not come from the experiment's own plan, so that every one counts as planned
     */
    static CaseRows of(Experiment experiment, CaseId id, List<ResultRow> rows, boolean borrowed) {
        int trials = borrowed ? Integer.MAX_VALUE : experiment.plan().trials();
        List<ResultRow> planned =
                rows.stream().filter(row -> row.trial() < trials).toList();
        List<ResultRow> further =
                rows.stream().filter(row -> row.trial() >= trials).toList();
        int more = experiment
                .confirmation()
                .filter(confirmation -> !borrowed && confirmation.cases().contains(id))
                .map(Experiment.Confirmation::trials)
                .orElse(0);
        Tally first = Tally.of(planned, borrowed ? planned.size() : trials);
        return new CaseRows(planned, further, first, first.plus(Tally.of(further, more)));
    }

    boolean isEmpty() {
        return planned.isEmpty() && further.isEmpty();
    }

    Stream<ResultRow> rows() {
        return Stream.concat(planned.stream(), further.stream());
    }
}
