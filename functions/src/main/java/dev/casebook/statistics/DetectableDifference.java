package dev.casebook.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The smallest true change of the pass rate that a paired comparison would find, as a fraction of all cases: what a result
 * could not have seen.
 *
 * <p>Empty means that not even the largest possible change would be found often enough.
 */
public final class DetectableDifference {

    private static final int HALVINGS = 40;

    private DetectableDifference() {}

    /**
     * The smallest net drop, given how many cases flip back by chance: the regression rate is the drop plus the back-flips, the
     * fix rate is the back-flips. Uses the exact power of the exact test, so it is also right for a few cases and no flip.
     *
     * @param cases n, at least 1
     * @param backFlips share of cases that are fixed by chance while others regress, from 0 to below 0.5
     */
    public static OptionalDouble netDrop(int cases, double backFlips, ErrorRates rates) {
        Require.that(
                backFlips >= 0 && backFlips < 0.5,
                "The share of back-flips must lie from 0 to below 0.5, but is " + backFlips + ".");
        McNemarPower power = new McNemarPower(cases, rates.alpha());
        return least(drop -> power.of(drop + backFlips, backFlips) - rates.power(), 1 - 2 * backFlips);
    }

    /**
     * The smallest net change when a fixed share of the cases flips one way or the other, by exact power.
     *
     * @param cases n, at least 1
     * @param discordance (b + c) / n, from 0 to 1
     */
    public static OptionalDouble exact(int cases, double discordance, ErrorRates rates) {
        Require.probability(discordance, "The discordance");
        McNemarPower power = new McNemarPower(cases, rates.alpha());
        return least(
                change -> power.of((discordance + change) / 2, (discordance - change) / 2) - rates.power(),
                discordance);
    }

    /**
     * The same by the usual approximation (Connor, Biometrics 43, 1987): z(alpha/2) sqrt(D) + z(power) sqrt(D - d^2) = d
     * sqrt(n). Optimistic against {@link #exact} for few cases.
     *
     * @param cases n, at least 1
     * @param discordance D = (b + c) / n, from 0 to 1
     */
    public static OptionalDouble approximate(int cases, double discordance, ErrorRates rates) {
        Require.atLeast(1, cases, "The number of cases");
        Require.probability(discordance, "The discordance");
        return least(
                change -> change * Math.sqrt(cases)
                        - rates.twoSidedZ() * Math.sqrt(discordance)
                        - rates.powerZ() * Math.sqrt(discordance - change * change),
                discordance);
    }

    /** The least argument from 0 to {@code most} at which the surplus is not negative; the surplus grows with it. */
    private static OptionalDouble least(DoubleUnaryOperator surplus, double most) {
        if (most == 0 || surplus.applyAsDouble(most) < 0) {
            return OptionalDouble.empty();
        }
        double tooSmall = 0;
        double enough = most;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (tooSmall + enough) / 2;
            if (surplus.applyAsDouble(middle) >= 0) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return OptionalDouble.of(enough);
    }
}
