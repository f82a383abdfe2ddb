package dev.casebook.statistics;

/**
 * A two-sided confidence interval, both ends included.
 *
 * <p>A one-sided bound at confidence c is one end of the two-sided interval at level 2c - 1, see {@link #oneSided}.
 *
 * @param lower the lower limit, in the unit of what was estimated
 * @param upper the upper limit, at or above {@code lower}
 * @param level the confidence level, between 0 and 1, for example 0.95
 */
public record Interval(double lower, double upper, double level) {

    public Interval {
        Require.that(lower <= upper, "An interval must not end before it starts: " + lower + " to " + upper + ".");
        Require.openProbability(level, "The confidence level");
    }

    /** The two-sided level whose ends are one-sided bounds at the given confidence: 0.95 gives 0.90. */
    public static double oneSided(double confidence) {
        Require.that(
                confidence > 0.5 && confidence < 1,
                "A one-sided confidence must lie between 0.5 and 1, but is " + confidence + ".");
        return 2 * confidence - 1;
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }

    /** The interval of the same quantity with its sign turned, as when the two sides of a comparison are swapped. */
    public Interval negated() {
        return new Interval(0.0 - upper, 0.0 - lower, level);
    }
}
