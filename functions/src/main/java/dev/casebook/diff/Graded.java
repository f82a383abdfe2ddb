package dev.casebook.diff;

/**
 * One trial's result by one evaluator type, or several trials' added up.
 *
 * @param tally passed and failed
 * @param sum of the scores
 */
record Graded(Tally tally, double sum) {

    /** A trial without a score. */
    static final Graded SILENT = new Graded(new Tally(0, 0, 1), 0);

    static Graded of(boolean passed, double value) {
        return new Graded(new Tally(passed ? 1 : 0, passed ? 0 : 1, 1), value);
    }

    Graded plus(Graded other) {
        return new Graded(tally.plus(other.tally), sum + other.sum);
    }

    /** Mean score of the trials that have one. */
    double mean() {
        return sum / tally.scored();
    }
}
