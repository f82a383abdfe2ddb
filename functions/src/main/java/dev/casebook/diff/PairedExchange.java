package dev.casebook.diff;

import dev.casebook.statistics.McNemar;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exact two-sided p of a mean paired difference: how often would exchanging the two sides of cases at random give a
 * difference at least as large?
 *
 * <p>With one trial per case this is the exact McNemar test. With several, a case weighs as much as its share of passing
 * trials moved, and the distribution over all exchanges is added up case by case in whole numbers. Beyond
 * {@link #MOST_STEPS} the sum is as good as normal, and taken as such.
 */
final class PairedExchange {
    private static final long MOST_STEPS = 50_000_000;
    private static final long LARGEST_UNIT = 100_000;

    private PairedExchange() {}

    static double p(List<ScorePair> pairs) {
        long unit = 1;
        for (ScorePair pair : pairs) {
            unit = common(common(unit, pair.before().scored()), pair.after().scored());
        }
        long denominator = Math.min(unit, LARGEST_UNIT);
        long[] moves = pairs.stream()
                .mapToLong(pair -> Math.round(pair.difference() * denominator))
                .filter(move -> move != 0)
                .toArray();
        return p(moves);
    }

    private static double p(long[] moves) {
        long total = 0;
        long sum = 0;
        boolean equal = true;
        int up = 0;
        for (long move : moves) {
            total += Math.abs(move);
            sum += move;
            equal &= Math.abs(move) == Math.abs(moves[0]);
            up += move > 0 ? 1 : 0;
        }
        if (equal) {
            return McNemar.exactP(moves.length - up, up);
        }
        return total * moves.length > MOST_STEPS ? normal(moves, sum) : exact(moves, (int) total, Math.abs(sum));
    }

    /** Adds up the chance of each possible sum of the exchanged moves; place {@code s + total} holds that of s. */
    private static double exact(long[] moves, int total, long observed) {
        double[] chance = new double[2 * total + 1];
        chance[total] = 1;
        int reach = 0;
        for (long move : moves) {
            int step = (int) Math.abs(move);
            double[] next = new double[chance.length];
            for (int at = total - reach; at <= total + reach; at++) {
                next[at - step] += chance[at] / 2;
                next[at + step] += chance[at] / 2;
            }
            chance = next;
            reach += step;
        }
        double p = 0;
        for (int at = 0; at < chance.length; at++) {
            p += Math.abs(at - total) >= observed ? chance[at] : 0;
        }
        return Math.min(1, p);
    }

    private static double normal(long[] moves, long sum) {
        double squares = 0;
        for (long move : moves) {
            squares += (double) move * move;
        }
        double z = Math.abs(sum) / Math.sqrt(squares);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    private static long common(long left, long right) {
        long a = left;
        long b = right;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return Math.min(left / a * right, LARGEST_UNIT * LARGEST_UNIT);
    }
}
