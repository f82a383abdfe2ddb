package dev.casebook.diff;

/**
 * What the planned trials of one case say on both sides; each side has at least one score.
 *
 * @param valueBefore mean score of the scored trials, 0 to 1; the share that passed where there is nothing but pass and fail
 * @param family the case's near-duplicates share it; its own id when it has none
 */
record ScorePair(Tally before, Tally after, double valueBefore, double valueAfter, String family) {

    /** A case that stands alone and is passed or failed. */
    static ScorePair of(Tally before, Tally after, String family) {
        return new ScorePair(before, after, before.passShare(), after.passShare(), family);
    }

    /** Of the shares that passed. */
    double difference() {
        return after.passShare() - before.passShare();
    }

    /** Of the mean scores; the same as {@link #difference} unless {@link #graded}. */
    double valueDifference() {
        return valueAfter - valueBefore;
    }

    /** Whether a score lies between nothing and all. */
    boolean graded() {
        return differ(valueBefore, before.passShare()) || differ(valueAfter, after.passShare());
    }

    boolean single() {
        return before.scored() == 1 && after.scored() == 1;
    }

    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > 1e-12;
    }
}
