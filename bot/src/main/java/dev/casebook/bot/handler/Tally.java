package dev.casebook.bot.handler;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.ResultRow;
import java.util.HashMap;
import java.util.Map;

/**
 * How many cases pass, counted from the rows of the planned trials: a case passes when more of its scored trials passed than
 * failed; a case without a scored trial is not counted.
 *
 * @param rows all rows, those of further trials too
 */
record Tally(int passed, int scored, int rows) {
    static final Tally NONE = new Tally(0, 0, 0);

    /** Counts row by row. Not for several threads. */
    static final class Counter {
        private final Map<CaseId, Integer> balance = new HashMap<>();
        private final int planned;
        private int rows;

        /** @param planned trials of each case */
        Counter(int planned) {
            this.planned = planned;
        }

        void count(ResultRow row) {
            rows++;
            if (row.trial() < planned) {
                switch (row.standing()) {
                    case PASSED -> balance.merge(row.caseId(), 1, Integer::sum);
                    case FAILED -> balance.merge(row.caseId(), -1, Integer::sum);
                    case NOT_SCORED -> {}
                }
            }
        }

        Tally tally() {
            int passed = (int) balance.values().stream().filter(sum -> sum > 0).count();
            return new Tally(passed, balance.size(), rows);
        }
    }
}
