package dev.casebook.statistics;

/**
 * Is the candidate no worse than the base by more than a margin?
 *
 * <p>IMPROVED when the one-sided 95% lower bound of candidate minus base is above 0; NO_WORSE when it is above -margin;
 * else REGRESSION when the upper bound is below 0; else INCONCLUSIVE. A drop that is real but surely smaller than the margin is
 * NO_WORSE: the margin says what is tolerated.
 *
 * @param verdict the answer
 * @param interval candidate minus base at level 0.90, so that each end is a one-sided 95% bound
 * @param margin the tolerated drop, above 0, in the unit of the interval
 */
public record NonInferiority(AggregateVerdict verdict, Interval interval, double margin) {

    /** The two-sided level of the interval to pass to {@link #judge(Interval, double)}. */
    public static final double LEVEL = 0.90;

    /** The tolerated drop that a number of cases can hope to exclude: 0.15 below 100, 0.05 below 700, else 0.02. */
    public static double defaultMargin(int cases) {
        Require.atLeast(0, cases, "The number of cases");
        if (cases < 100) {
            return 0.15;
        }
        return cases < 700 ? 0.05 : 0.02;
    }

    /** Judges pass rates by {@link NewcombeInterval} and the default margin. */
    public static NonInferiority judge(PairedCounts counts) {
        return judge(counts, defaultMargin(counts.cases()));
    }

    /** Judges pass rates by {@link NewcombeInterval}. */
    public static NonInferiority judge(PairedCounts counts, double margin) {
        return judge(NewcombeInterval.of(counts, LEVEL), margin);
    }

    /** Judges any difference, candidate minus base with more being better, by its interval at level 0.90. */
    public static NonInferiority judge(Interval difference, double margin) {
        Require.positive(margin, "The margin");
        Require.that(
                Math.abs(difference.level() - LEVEL) < 1e-9,
                "A non-inferiority verdict needs an interval at level " + LEVEL + ", but got one at "
                        + difference.level() + ".");
        return new NonInferiority(verdict(difference, margin), difference, margin);
    }

    private static AggregateVerdict verdict(Interval difference, double margin) {
        if (difference.lower() > 0) {
            return AggregateVerdict.IMPROVED;
        }
        if (difference.lower() > -margin) {
            return AggregateVerdict.NO_WORSE;
        }
        return difference.upper() < 0 ? AggregateVerdict.REGRESSION : AggregateVerdict.INCONCLUSIVE;
    }
}
