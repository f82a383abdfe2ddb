package dev.casebook.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its standard error.
 *
 * @param mean the estimate
 * @param standardError not negative; empty when fewer than two independent units leave nothing to judge the spread by
 * @param units the independent units behind it: cases, or clusters of cases; at least 1
 */
public record MeanEstimate(double mean, OptionalDouble standardError, int units) {

    /** Below this a spread is rounding, not variation. */
    private static final double ROUNDING = 1e-12;

    public MeanEstimate {
        Require.finite(mean, "The mean");
        Require.atLeast(1, units, "The number of units");
        standardError.ifPresent(error -> Require.notNegative(error, "The standard error"));
    }

    /**
     * The interval mean -/+ t SE with units - 1 degrees of freedom. From about 30 units on it is the normal interval for
     * practical purposes.
     *
     * <p>Empty when there is no spread to judge by: fewer than two units, or all alike. An interval of width zero would promise
     * what the data cannot; for pass or fail use {@link NewcombeInterval}, which answers then too.
     */
    public Optional<Interval> interval(double level) {
        Require.openProbability(level, "The confidence level");
        if (units < 2 || standardError.isEmpty() || standardError.getAsDouble() < ROUNDING) {
            return Optional.empty();
        }
        double quantile = TDistribution.of(units - 1).inverseSurvivalProbability((1 - level) / 2);
        double reach = quantile * standardError.getAsDouble();
        return Optional.of(new Interval(mean - reach, mean + reach, level));
    }

    /** The smallest true mean that would have been found with the given rates: (z(alpha/2) + z(power)) SE. Empty as above. */
    public OptionalDouble detectable(ErrorRates rates) {
        if (units < 2 || standardError.isEmpty() || standardError.getAsDouble() < ROUNDING) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((rates.twoSidedZ() + rates.powerZ()) * standardError.getAsDouble());
    }
}
