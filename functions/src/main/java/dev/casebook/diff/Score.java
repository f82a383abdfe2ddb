package dev.casebook.diff;

/**
 * One line of the aggregate: a paired comparison over the planned trials.
 *
 * @param name {@code overall}, or an evaluator's name
 * @param n cases that both sides scored
 * @param before share that passed in the baseline, 0 to 1
 * @param after share that passes now, 0 to 1
 * @param regressed cases that passed before and fail now
 * @param fixed cases that failed before and pass now
 * @param lower lower limit of the 95 % interval of {@code after - before}
 * @param upper upper limit of it
 * @param p exact two-sided p of the flips; adjusted by Holm on evaluator lines
 * @param detectable the smallest drop that n cases would have shown with 80 % power, 0 to 1; NaN when none would
 * @param judgement in words
 */
public record Score(
        String name,
        int n,
        double before,
        double after,
        int regressed,
        int fixed,
        double lower,
        double upper,
        double p,
        double detectable,
        Judgement judgement) {

    /** What the line says. */
    public enum Judgement {
        DROPPED,
        IMPROVED,
        NO_CHANGE_FOUND,
        TOO_FEW
    }
}
