package dev.casebook.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often a planned comparison may be wrong.
 *
 * @param alpha chance of seeing a change that is not there, between 0 and 1
 * @param power chance of seeing a change that is there, between 0.5 (included) and 1
 */
public record ErrorRates(double alpha, double power) {

    /** What is planned with when nothing else is said: alpha 0.05, power 0.8. */
    public static final ErrorRates STANDARD = new ErrorRates(0.05, 0.8);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public ErrorRates {
        Require.openProbability(alpha, "The significance level");
        Require.that(power >= 0.5 && power < 1, "The power must lie from 0.5 to below 1, but is " + power + ".");
    }

    /** z with alpha / 2 above it: 1.96 at 0.05. */
    double twoSidedZ() {
        return NORMAL.inverseSurvivalProbability(alpha / 2);
    }

    /** z with alpha above it: 1.645 at 0.05. */
    double oneSidedZ() {
        return NORMAL.inverseSurvivalProbability(alpha);
    }

    /** z with the power below it: 0.84 at 0.8. */
    double powerZ() {
        return NORMAL.inverseCumulativeProbability(power);
    }
}
