package dev.casebook.diff;

import dev.casebook.statistics.McNemar;
import java.util.List;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exact two-sided p of a mean paired difference: if each case passed equally often on both sides, so that its trials could be
 * exchanged between them, how often would the difference be at least as large?
 *
 * <p>Given how many trials of a case passed in all, the number on one side is hypergeometric; the distribution of the sum over
 * cases is added up case by case in whole numbers. It is exact for any numbers of trials, also unequal ones, and with one trial
 * on each side it is the McNemar test. Beyond {@link #MOST_STEPS} the sum is as good as normal, and taken as such.
 */
final class PairedExchange {
    private static final long MOST_STEPS = 50_000_000;
    private static final long LARGEST_UNIT = 100_000;

    private PairedExchange() {}

    static double p(List<ScorePair> pairs) {
        if (pairs.stream().allMatch(ScorePair::single)) {
            int regressed =
                    (int) pairs.stream().filter(pair -> pair.difference() < 0).count();
            int fixed =
                    (int) pairs.stream().filter(pair -> pair.difference() > 0).count();
            return McNemar.exactP(regressed, fixed);
        }
        List<ScorePair> mixed = pairs.stream().filter(PairedExchange::mixed).toList();
        long unit = 1;
        for (ScorePair pair : mixed) {
            unit = common(common(unit, pair.before().scored()), pair.after().scored());
        }
        return unit * mixed.size() * mixed.size() > MOST_STEPS || unit > LARGEST_UNIT
                ? normal(mixed)
                : exact(mixed, (int) unit);
    }

    /** Both passes and failures: only then can an exchange move anything. */
    private static boolean mixed(ScorePair pair) {
        return pair.before().passed() + pair.after().passed() > 0
                && pair.before().failed() + pair.after().failed() > 0;
    }

    /** Adds up the chance of each possible sum in units; place {@code s + reach} holds that of s. */
    private static double exact(List<ScorePair> pairs, int unit) {
        int reach = unit * pairs.size();
        double[] chance = new double[2 * reach + 1];
        chance[reach] = 1;
        long observed = 0;
        for (int i = 0; i < pairs.size(); i++) {
            ScorePair pair = pairs.get(i);
            chance = added(chance, reach, i * unit, pair, unit);
            observed += move(pair, pair.after().passed(), unit);
        }
        double p = 0;
        for (int at = 0; at < chance.length; at++) {
            p += Math.abs(at - reach) >= Math.abs(observed) ? chance[at] : 0;
        }
        return Math.min(1, p);
    }

    private static double[] added(double[] chance, int reach, int sofar, ScorePair pair, int unit) {
        double[] next = new double[chance.length];
        HypergeometricDistribution passes = passes(pair);
        for (int passed = passes.getSupportLowerBound(); passed <= passes.getSupportUpperBound(); passed++) {
            double weight = passes.probability(passed);
            int move = (int) move(pair, passed, unit);
            for (int at = reach - sofar; at <= reach + sofar; at++) {
                next[at + move] += weight * chance[at];
            }
        }
        return next;
    }

    private static double normal(List<ScorePair> pairs) {
        double sum = 0;
        double variance = 0;
        for (ScorePair pair : pairs) {
            double slope = 1.0 / pair.before().scored() + 1.0 / pair.after().scored();
            sum += pair.difference();
            variance += slope * slope * passes(pair).getVariance();
        }
        double z = Math.abs(sum) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    /** How many of the passes fall to the candidate's side. */
    private static HypergeometricDistribution passes(ScorePair pair) {
        int passed = pair.before().passed() + pair.after().passed();
        int trials = pair.before().scored() + pair.after().scored();
        return HypergeometricDistribution.of(trials, passed, pair.after().scored());
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
