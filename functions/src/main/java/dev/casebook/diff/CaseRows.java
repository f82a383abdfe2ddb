package dev.casebook.diff;

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
     * @param rows in order of trial
     * @param trials planned ones
     * @param more further ones that this case was to have
     */
    static CaseRows of(List<ResultRow> rows, int trials, int more) {
        int last = rows.size();
        if (more == 0 && (last == 0 || rows.get(last - 1).trial() < trials)) {
            Tally all = Tally.of(rows, trials);
            return new CaseRows(rows, List.of(), all, all);
        }
        while (last > 0 && rows.get(last - 1).trial() >= trials) {
            last--;
        }
        List<ResultRow> planned = rows.subList(0, last);
        List<ResultRow> further = rows.subList(last, rows.size());
        Tally first = Tally.of(planned, trials);
        return new CaseRows(planned, further, first, first.plus(Tally.of(further, more)));
    }

    /** Rows that do not come from an experiment's own plan: every one counts as planned. */
    static CaseRows borrowed(List<ResultRow> rows) {
        Tally all = Tally.of(rows, rows.size());
        return new CaseRows(rows, List.of(), all, all);
    }

    boolean isEmpty() {
        return planned.isEmpty() && further.isEmpty();
    }

    Stream<ResultRow> rows() {
        return Stream.concat(planned.stream(), further.stream());
    }
}
