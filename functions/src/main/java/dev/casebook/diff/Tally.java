package dev.casebook.diff;

import dev.casebook.evaluation.ResultRow;
import java.util.List;

/**
 * Trials of one case on one side, counted. A trial that is missing or has no score is neither a pass nor a failure: it only
 * keeps the others from speaking for it.
 *
 * @param passed trials that passed
 * @param failed trials that an evaluator failed
 * @param trials all trials that were to be run, at least {@code passed + failed}
 */
record Tally(int passed, int failed, int trials) {

    /** What at least two thirds of all trials say. */
    enum Leaning {
        PASSES,
        FAILS,
        /** Neither reaches two thirds. */
        MIXED,
        /** Trials without a score would decide. */
        UNKNOWN
    }

    static Tally of(List<ResultRow> rows, int expected) {
        int passed = 0;
        int failed = 0;
        for (ResultRow row : rows) {
            switch (row.standing()) {
                case PASSED -> passed++;
                case FAILED -> failed++;
                case NOT_SCORED -> {}
            }
        }
        return new Tally(passed, failed, Math.max(expected, rows.size()));
    }

    Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, trials + other.trials);
    }

    int scored() {
        return passed + failed;
    }

    Leaning leaning() {
        if (scored() == 0) {
            return Leaning.UNKNOWN;
        }
        if (twoThirds(passed)) {
            return Leaning.PASSES;
        }
        if (twoThirds(failed)) {
            return Leaning.FAILS;
        }
        int silent = trials - scored();
        return twoThirds(passed + silent) || twoThirds(failed + silent) ? Leaning.UNKNOWN : Leaning.MIXED;
    }

    /** More passes than failures. */
    boolean mostlyPassed() {
        return passed > failed;
    }

    double passShare() {
        return (double) passed / scored();
    }

    CaseChange.Trials shown() {
        return new CaseChange.Trials(passed, scored());
    }

    private boolean twoThirds(int count) {
        return 3 * count >= 2 * trials;
    }
}
