package dev.casebook.diff;

import dev.casebook.statistics.DetectableDifference;
import dev.casebook.statistics.ErrorRates;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The smallest drop that a line would have shown with 80 % power at 5 %: what it could not have seen.
 *
 * <p>Few cases by the exact power of the exact test; many by the usual approximation, which agrees with it there and is fast.
 */
final class Detectable {
    private static final int EXACT_UP_TO = 100;
    private static final int ROUNDS = 30;

    private final double backFlips;
    private final Map<Integer, OptionalDouble> known = new HashMap<>();

    /** @param backFlips share of cases that flip to a pass by chance while others break */
    Detectable(double backFlips) {
        this.backFlips = Math.min(backFlips, 0.45);
    }

    /** @param before share that passed before: no more can be lost; NaN is answered when that would not be seen */
    double drop(int cases, double before) {
        OptionalDouble least = known.computeIfAbsent(cases, this::least);
        return least.isPresent() && least.getAsDouble() <= before ? least.getAsDouble() : Double.NaN;
    }

    private OptionalDouble least(int cases) {
        return cases <= EXACT_UP_TO
                ? DetectableDifference.netDrop(cases, backFlips, ErrorRates.STANDARD)
                : approximate(cases);
    }

    /** The drop d is part of the discordance d + 2 back-flips that it is to be seen through: repeated until both agree. */
    private OptionalDouble approximate(int cases) {
        OptionalDouble drop = OptionalDouble.empty();
        double discordance = 1;
        for (int round = 0; round < ROUNDS; round++) {
            OptionalDouble next = DetectableDifference.approximate(cases, discordance, ErrorRates.STANDARD);
            if (next.isEmpty()) {
                return drop;
            }
            drop = next;
            discordance = Math.min(1, drop.getAsDouble() + 2 * backFlips);
        }
        return drop;
    }
}
