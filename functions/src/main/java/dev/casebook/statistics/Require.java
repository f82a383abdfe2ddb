package dev.casebook.statistics;

/** The argument checks of this package; each failure is a plain sentence that names the value. */
final class Require {

    private Require() {}

    static void that(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    static int atLeast(int minimum, int value, String name) {
        that(value >= minimum, name + " must be at least " + minimum + ", but is " + value + ".");
        return value;
    }

    static double finite(double value, String name) {
        that(Double.isFinite(value), name + " must be a finite number, but is " + value + ".");
        return value;
    }

    static double positive(double value, String name) {
        that(value > 0 && Double.isFinite(value), name + " must be above 0, but is " + value + ".");
        return value;
    }

    static double notNegative(double value, String name) {
        that(value >= 0 && Double.isFinite(value), name + " must not be negative, but is " + value + ".");
        return value;
    }

    /** A number from 0 to 1, both included. */
    static double probability(double value, String name) {
        that(value >= 0 && value <= 1, name + " must lie from 0 to 1, but is " + value + ".");
        return value;
    }

    /** A number between 0 and 1, both excluded. */
    static double openProbability(double value, String name) {
        that(value > 0 && value < 1, name + " must lie between 0 and 1, but is " + value + ".");
        return value;
    }
}
