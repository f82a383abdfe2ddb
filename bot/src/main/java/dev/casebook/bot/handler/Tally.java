package dev.casebook.bot.handler;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.ResultRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many cases pass, counted from the rows of the planned trials: a case passes when more of its scored trials passed than
 * failed; a case without a scored trial is not counted.
 */
record Tally(int passed, int scored) {

    static Tally of(List<ResultRow> rows, int planned) {
        Map<CaseId, Integer> balance = new HashMap<>();
        for (ResultRow row : rows) {
            if (row.trial() < planned) {
                switch (row.standing()) {
                    case PASSED -> balance.merge(row.caseId(), 1, Integer::sum);
                    case FAILED -> balance.merge(row.caseId(), -1, Integer::sum);
                    case NOT_SCORED -> {}
                }
            }
        }
        int passed = (int) balance.values().stream().filter(sum -> sum > 0).count();
        return new Tally(passed, balance.size());
    }
}
