package dev.casebook.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often a guarding case that failed its planned trial is repeated before it may block.
 *
 * <p>A case is regressed when at least two thirds of all its trials fail: the planned one and the r confirmations. A healthy
 * case whose trials fail independently with the flake rate f is blamed with chance q(r) = f P[Bin(r, f) &gt;= ceil(2 (r + 1) /
 * 3) - 1], and one of N such cases with 1 - (1 - q)^N. The plan takes the least r from 2 to 8 that keeps this at or below 5%;
 * if none does, the r with the smallest chance.
 *
 * @param confirmations r, from 2 to 8
 * @param falseBlockChance the chance that at least one healthy case of the suite is blamed, from 0 to 1
 * @param withinLimit false when even this plan exceeds 5%: the suite is too flaky to block on
 */
public record ConfirmationPlan(int confirmations, double falseBlockChance, boolean withinLimit) {

    /** The highest accepted chance of one false block in the whole suite. */
    public static final double LIMIT = 0.05;

    public static final int FEWEST = 2;
    public static final int MOST = 8;

    /**
     * Plans for a suite.
     *
     * @param guardingCases N: the cases that may block, not negative
     * @param flakeRate f: chance that one trial of a healthy case fails, from 0 to 1, pooled over cases; to be careful, pass
     *     the upper end of its {@link Proportion#wilson} interval
     */
    public static ConfirmationPlan forSuite(int guardingCases, double flakeRate) {
        int best = FEWEST;
        for (int confirmations = FEWEST; confirmations <= MOST; confirmations++) {
            double chance = falseBlockChance(guardingCases, flakeRate, confirmations);
            if (chance <= LIMIT) {
                return new ConfirmationPlan(confirmations, chance, true);
            }
            if (chance < falseBlockChance(guardingCases, flakeRate, best)) {
                best = confirmations;
            }
        }
        return new ConfirmationPlan(best, falseBlockChance(guardingCases, flakeRate, best), false);
    }

    /** Whether a case with these trials, planned and confirming together, is regressed: at least two thirds failed. */
    public static boolean isRegressed(TrialCounts trials) {
        return trials.total() > 0 && trials.failed() >= failuresNeeded(trials.total());
    }

    /** The chance that at least one of the healthy cases is blamed with the given number of confirmations. */
    public static double falseBlockChance(int guardingCases, double flakeRate, int confirmations) {
        Require.atLeast(0, guardingCases, "The number of guarding cases");
        Require.probability(flakeRate, "The flake rate");
        Require.atLeast(0, confirmations, "The number of confirmations");
        int stillNeeded = failuresNeeded(confirmations + 1) - 1;
        double blamed =
                flakeRate * BinomialDistribution.of(confirmations, flakeRate).survivalProbability(stillNeeded - 1);
        if (guardingCases == 0 || blamed == 0) {
            return 0;
        }
        // log1p and expm1 keep the digits when a single blame is very unlikely.
        return -Math.expm1(guardingCases * Math.log1p(-blamed));
    }

    private static int failuresNeeded(int trials) {
        return Math.ceilDiv(2 * trials, 3);
    }
}
