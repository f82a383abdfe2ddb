package dev.casebook.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A number of hits out of a number of independent tries, such as passed cases out of all scored ones.
 *
 * <p>Wilson (1927) for what is shown; Clopper and Pearson (1934) when a guarantee is promised, because its coverage never
 * falls below the level. Both are computed by commons-statistics.
 *
 * @param hits from 0 to {@code total}
 * @param total at least 1
 */
public record Proportion(int hits, int total) {

    public Proportion {
        Require.atLeast(1, total, "The total of a proportion");
        Require.that(
                hits >= 0 && hits <= total,
                "The hits of a proportion must lie from 0 to its total of " + total + ", but are " + hits + ".");
    }

    public double point() {
        return (double) hits / total;
    }

    /** The Wilson score interval; always holds {@link #point()} and stays within 0 to 1. */
    public Interval wilson(double level) {
        return interval(BinomialConfidenceInterval.WILSON_SCORE, level);
    }

    /** The Clopper-Pearson exact interval; always holds {@link #point()} and stays within 0 to 1. */
    public Interval clopperPearson(double level) {
        return interval(BinomialConfidenceInterval.CLOPPER_PEARSON, level);
    }

    private Interval interval(BinomialConfidenceInterval method, double level) {
        Require.openProbability(level, "The confidence level");
        var limits = method.fromErrorRate(total, hits, 1 - level);
        // With no hit or only hits, rounding would leave the closed form a hair inside the point estimate.
        double lower = hits == 0 ? 0 : Math.min(limits.getLowerBound(), point());
        double upper = hits == total ? 1 : Math.max(limits.getUpperBound(), point());
        return new Interval(lower, upper, level);
    }
}
