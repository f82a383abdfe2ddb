package dev.casebook.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How the cases of a suite spread between "never fails" and "always fails", as far as all trials of both sides tell.
 *
 * <p>One pooled rate is not enough where a few cases fail half of the time: such a case passes a single baseline trial and then
 * fails two thirds of the next ones rather often. The spread is the most likely one over a grid of failure rates
 * (non-parametric maximum likelihood, Laird 1978, by EM), from the trials of both sides together, as if nothing had changed.
 * Cases that look regressed, or cleanly fixed, stay out: they are what is to be judged.
 *
 * <p>A suite of thirty cases with one trial each says little of the few that fail half of the time, and to have seen none is no
 * proof. So the spread starts from {@link #ASSUMED_CASES} assumed cases, of which a fifth is unsteady, seldom failing ones more
 * than often failing ones. What is measured outweighs them as it grows.
 *
 * @param cases how many cases are compared
 * @param weights share of cases at each failure rate of the grid, from 0 to 1 in even steps
 */
record Unsteadiness(int cases, List<Double> weights) {
    private static final int STEPS = 20;
    private static final int ROUNDS = 200;
    private static final double LIMIT = 0.05;

    /** How many cases the assumption counts for. */
    private static final double ASSUMED_CASES = 20;

    private static final double ASSUMED_UNSTEADY = 0.2;

    static Unsteadiness of(List<CasePair> pairs) {
        return of(pairs, CaseRows::tally);
    }

    /** @param trials which of the candidate's trials are looked at */
    static Unsteadiness of(List<CasePair> pairs, Function<CaseRows, Tally> trials) {
        Map<List<Integer>, Long> counts = pairs.stream()
                .filter(CasePair::compared)
                .filter(pair -> !changed(pair.before().tally(), trials.apply(pair.after())))
                .map(pair -> together(pair.before().tally(), trials.apply(pair.after())))
                .collect(Collectors.groupingBy(
                        Function.identity(), () -> new TreeMap<>(Unsteadiness::order), Collectors.counting()));
        int compared = (int) pairs.stream().filter(CasePair::compared).count();
        return new Unsteadiness(compared, fitted(counts));
    }

    /**
     * How many of a case's trials must fail before it blocks: at least two thirds, and as many as keep the expected number of
     * healthy cases called regressed at or below 0.05.
     *
     * @param passes the baseline trials that passed, which were all
     * @param trials all trials of the candidate
     * @return more than {@code trials} when not even all failing would do
     */
    int failuresToBlock(int passes, int trials) {
        int needed = Math.ceilDiv(2 * trials, 3);
        while (needed <= trials && cases * blamed(passes, trials, needed) > LIMIT) {
            needed++;
        }
        return needed;
    }

    private double blamed(int passes, int trials, int needed) {
        double blamed = 0;
        for (int step = 0; step < weights.size(); step++) {
            double rate = (double) step / STEPS;
            blamed += weights.get(step)
                    * Math.pow(1 - rate, passes)
                    * BinomialDistribution.of(trials, rate).survivalProbability(needed - 1);
        }
        return blamed;
    }

    private static boolean changed(Tally was, Tally is) {
        boolean suspect = was.leaning() == Tally.Leaning.PASSES && is.leaning() == Tally.Leaning.FAILS;
        return suspect || (was.passed() == 0 && is.failed() == 0);
    }

    private static List<Integer> together(Tally before, Tally after) {
        return List.of(before.passed() + after.passed(), before.failed() + after.failed());
    }

    private static int order(List<Integer> one, List<Integer> other) {
        int passed = one.get(0).compareTo(other.get(0));
        return passed != 0 ? passed : one.get(1).compareTo(other.get(1));
    }

    private static List<Double> fitted(Map<List<Integer>, Long> counts) {
        double cases = ASSUMED_CASES
                + counts.values().stream().mapToLong(Long::longValue).sum();
        double[] assumed = assumed(ASSUMED_CASES / cases);
        double[] weights = new double[STEPS + 1];
        Arrays.fill(weights, 1.0 / weights.length);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = assumed.clone();
            for (Map.Entry<List<Integer>, Long> entry : counts.entrySet()) {
                share(entry.getKey(), entry.getValue() / cases, weights, next);
            }
            weights = next;
        }
        return Arrays.stream(weights).boxed().toList();
    }

    /** Most never fail; the others' failure rates lie between, falling off with the square. Sums up to {@code weight}. */
    private static double[] assumed(double weight) {
        double[] weights = new double[STEPS + 1];
        double sum = 0;
        for (int step = 1; step < STEPS; step++) {
            weights[step] = (double) (STEPS - step) * (STEPS - step);
            sum += weights[step];
        }
        for (int step = 1; step < STEPS; step++) {
            weights[step] *= ASSUMED_UNSTEADY * weight / sum;
        }
        weights[0] = (1 - ASSUMED_UNSTEADY) * weight;
        return weights;
    }

    /** Gives the weight of like cases to the rates that explain them, in proportion. */
    private static void share(List<Integer> result, double weight, double[] weights, double[] next) {
        double[] likelihood = new double[weights.length];
        double total = 0;
        for (int step = 0; step < weights.length; step++) {
            double rate = (double) step / STEPS;
            likelihood[step] = weights[step] * Math.pow(1 - rate, result.get(0)) * Math.pow(rate, result.get(1));
            total += likelihood[step];
        }
        for (int step = 0; step < weights.length; step++) {
            next[step] += weight * likelihood[step] / total;
        }
    }
}
