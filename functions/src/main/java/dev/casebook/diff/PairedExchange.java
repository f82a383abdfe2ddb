package dev.casebook.diff;

import dev.casebook.statistics.McNemar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exact two-sided p of a mean paired difference: if each case passed equally often on both sides, so that its trials could be
 * exchanged between them, how often would the difference be at least as large?
 *
 * <p>Given how many trials of a case passed in all, the number on one side is hypergeometric; the distribution of the sum over
 * cases is added up case by case in whole numbers. It is exact for any numbers of trials, also unequal ones, and with one trial
 * on each side it is the McNemar test. A family of near-duplicates is no evidence per case: its sides are exchanged as a whole.
 * Beyond {@link #MOST_STEPS} the sum is as good as normal, and taken as such.
 */
final class PairedExchange {
    private static final long MOST_STEPS = 50_000_000;
    private static final long LARGEST_UNIT = 100_000;

    private PairedExchange() {}

    /** @param families the cases, those that are nearly the same together */
    static double p(Collection<List<ScorePair>> families) {
        if (families.stream()
                .allMatch(family -> family.size() == 1 && family.getFirst().single())) {
            int regressed = (int)
                    families.stream().filter(family -> difference(family) < 0).count();
            int fixed = (int)
                    families.stream().filter(family -> difference(family) > 0).count();
            return McNemar.exactP(regressed, fixed);
        }
        List<List<ScorePair>> mixed =
                families.stream().filter(PairedExchange::canMove).toList();
        long unit = 1;
        long cases = 0;
        for (List<ScorePair> family : mixed) {
            cases += family.size();
            for (ScorePair pair : family) {
                unit = common(common(unit, pair.before().scored()), pair.after().scored());
            }
        }
        return unit * cases * cases > MOST_STEPS || unit > LARGEST_UNIT
                ? normal(mixed)
                : exact(mixed, (int) unit, (int) cases);
    }

    private static double difference(List<ScorePair> family) {
        return family.stream().mapToDouble(ScorePair::difference).sum();
    }

    /** Both passes and failures: only then can an exchange move anything. */
    private static boolean canMove(List<ScorePair> family) {
        return family.stream()
                .anyMatch(pair -> pair.before().passed() + pair.after().passed() > 0
                        && pair.before().failed() + pair.after().failed() > 0);
    }

    /** Adds up the chance of each possible sum in units; place {@code s + reach} holds that of s. */
    private static double exact(List<List<ScorePair>> families, int unit, int cases) {
        int reach = unit * cases;
        double[] chance = new double[2 * reach + 1];
        chance[reach] = 1;
        long observed = 0;
        int sofar = 0;
        for (List<ScorePair> family : families) {
            chance = added(chance, reach, sofar, moves(family, unit));
            sofar += family.size() * unit;
            observed += moved(family, unit);
        }
        double p = 0;
        for (int at = 0; at < chance.length; at++) {
            p += Math.abs(at - reach) >= Math.abs(observed) ? chance[at] : 0;
        }
        return Math.min(1, p);
    }

    private static double[] added(double[] chance, int reach, int sofar, Map<Integer, Double> moves) {
        double[] next = new double[chance.length];
        moves.forEach((move, weight) -> {
            for (int at = reach - sofar; at <= reach + sofar; at++) {
                next[at + move] += weight * chance[at];
            }
        });
        return next;
    }

    /** By how many units a family may differ, and how likely. */
    private static Map<Integer, Double> moves(List<ScorePair> family, int unit) {
        Map<Integer, Double> moves = new TreeMap<>();
        if (family.size() > 1) {
            int seen = (int) moved(family, unit);
            moves.merge(seen, 0.5, Double::sum);
            moves.merge(-seen, 0.5, Double::sum);
            return moves;
        }
        ScorePair pair = family.getFirst();
        HypergeometricDistribution passes = passes(pair);
        for (int passed = passes.getSupportLowerBound(); passed <= passes.getSupportUpperBound(); passed++) {
            moves.merge((int) move(pair, passed, unit), passes.probability(passed), Double::sum);
        }
        return moves;
    }

    private static double normal(List<List<ScorePair>> families) {
        double sum = 0;
        double variance = 0;
        for (List<ScorePair> family : families) {
            double difference = difference(family);
            sum += difference;
            variance += family.size() > 1 ? difference * difference : variance(family.getFirst());
        }
        if (variance == 0) {
            return 1;
        }
        double z = Math.abs(sum) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    private static double variance(ScorePair pair) {
        double slope = 1.0 / pair.before().scored() + 1.0 / pair.after().scored();
        return slope * slope * passes(pair).getVariance();
    }

    /** How many of the passes fall to the candidate's side. */
    private static HypergeometricDistribution passes(ScorePair pair) {
        int passed = pair.before().passed() + pair.after().passed();
        int trials = pair.before().scored() + pair.after().scored();
        return HypergeometricDistribution.of(trials, passed, pair.after().scored());
    }

    private static long moved(List<ScorePair> family, int unit) {
        return family.stream()
                .mapToLong(pair -> move(pair, pair.after().passed(), unit))
                .sum();
    }

    /** The difference of the shares, in units, if so many passes fell to the candidate's side. */
    private static long move(ScorePair pair, int passed, int unit) {
        int others = pair.before().passed() + pair.after().passed() - passed;
        return (long) unit / pair.after().scored() * passed
                - (long) unit / pair.before().scored() * others;
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
