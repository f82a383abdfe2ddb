package dev.casebook.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact power of the two-sided {@link McNemar} test: how often a real change would be called significant.
 *
 * <p>With regression rate r and fix rate f per case, the number of flips is M ~ Bin(n, r + f) and, given M = m, the
 * regressions are Bin(m, r / (r + f)). The power sums, over all m, the chance that the smaller side is at or below the
 * critical value of m. Nothing is approximated, but for flip counts of chance below 1e-15. Immutable.
 */
public final class McNemarPower {

    private static final double NEGLIGIBLE = 1e-15;

    private final int cases;
    private final int[] critical;

    /**
     * @param cases n, at least 1
     * @param alpha the two-sided significance level, between 0 and 1
     */
    public McNemarPower(int cases, double alpha) {
        this.cases = Require.atLeast(1, cases, "The number of cases");
        this.critical = McNemar.criticalValues(cases, Require.openProbability(alpha, "The significance level"));
    }

    /**
     * The chance of a significant result.
     *
     * @param regressed chance that a case regresses, from 0 to 1
     * @param fixed chance that a case is fixed, from 0 to 1; the two together at most 1
     */
    public double of(double regressed, double fixed) {
        Require.probability(regressed, "The regression rate");
        Require.probability(fixed, "The fix rate");
        double flipRate = regressed + fixed;
        Require.that(
                flipRate <= 1 + 1e-12,
                "The regression and fix rates must not exceed 1 together, but give " + flipRate + ".");
        if (flipRate == 0) {
            return 0;
        }
        BinomialDistribution flips = BinomialDistribution.of(cases, Math.min(1, flipRate));
        double power = 0;
        for (int count = 1; count <= cases; count++) {
            double weight = flips.probability(count);
            if (critical[count] >= 0 && weight > NEGLIGIBLE) {
                power += weight * given(count, regressed / flipRate);
            }
        }
        return Math.min(1, power);
    }

    private double given(int flips, double share) {
        BinomialDistribution regressions = BinomialDistribution.of(flips, share);
        int limit = critical[flips];
        return regressions.cumulativeProbability(limit) + regressions.survivalProbability(flips - limit - 1);
    }
}
