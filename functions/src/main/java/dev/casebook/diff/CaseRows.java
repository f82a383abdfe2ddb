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
 * @param plannedTrials how many there should be
 * @param furtherTrials how many of these
 */
record CaseRows(List<ResultRow> planned, List<ResultRow> further, int plannedTrials, int furtherTrials) {

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
        return new CaseRows(planned, further, borrowed ? planned.size() : trials, more);
    }

    boolean isEmpty() {
        return planned.isEmpty() && further.isEmpty();
    }

    Stream<ResultRow> rows() {
        return Stream.concat(planned.stream(), further.stream());
    }

    Tally plannedTally() {
        return Tally.of(planned, plannedTrials);
    }

    Tally tally() {
        Tally first = plannedTally();
        Tally more = Tally.of(further, furtherTrials);
        return new Tally(
                first.passed() + more.passed(), first.failed() + more.failed(), first.trials() + more.trials());
    }
}
