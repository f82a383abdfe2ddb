package dev.casebook.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact McNemar test: are there more flips one way than a fair coin would give?
 *
 * <p>p = min(1, 2 P[Bin(b + c, 1/2) &lt;= min(b, c)]), and 1 when nothing flipped (McNemar 1947, exact form; the same as a
 * two-sided sign test on the flips). Cases with equal verdicts carry no information and do not enter.
 */
public final class McNemar {

    private McNemar() {}

    /** The two-sided exact p value, above 0 and at most 1; the same when the two sides are swapped. */
    public static double exactP(PairedCounts counts) {
        return exactP(counts.regressed(), counts.fixed());
    }

    /** The two-sided exact p value for b regressed and c fixed cases. */
    public static double exactP(int regressed, int fixed) {
        Require.atLeast(0, regressed, "The number of regressed cases");
        Require.atLeast(0, fixed, "The number of fixed cases");
        int flips = Math.addExact(regressed, fixed);
        if (flips == 0) {
            return 1;
        }
        return Math.min(1, bothTails(flips, Math.min(regressed, fixed)));
    }

    /**
     * The fewest flips, all one way, that reach two-sided significance: the least m with 2 / 2^m &lt;= alpha. 6 at 0.05, 8 at
     * 0.01. With fewer no result can be significant, however many cases there are.
     */
    public static int fewestFlips(double alpha) {
        Require.openProbability(alpha, "The significance level");
        int flips = 1;
        while (Math.scalb(2.0, -flips) > alpha) {
            flips++;
        }
        return flips;
    }

    /**
     * For every number m of flips from 0 to {@code most}: the largest size of the smaller side that is still significant, or
     * -1 when none is.
     */
    static int[] criticalValues(int most, double alpha) {
        int[] critical = new int[most + 1];
        int value = -1;
        critical[0] = value;
        for (int flips = 1; flips <= most; flips++) {
            // Grows by at most one with each flip.
            if (bothTails(flips, value + 1) <= alpha) {
                value++;
            }
            critical[flips] = value;
        }
        return critical;
    }

    /**
     * Twice the lower tail of the fair coin. BinomialTest of commons-statistics 1.2 is not used: by rounding it misses the
     * mirror image of the observed split for some odd counts, and gives 0.057 instead of 0.092 for 3 against 10.
     */
    private static double bothTails(int flips, int smaller) {
        return 2 * BinomialDistribution.of(flips, 0.5).cumulativeProbability(smaller);
    }
}
