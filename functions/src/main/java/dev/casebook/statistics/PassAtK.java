package dev.casebook.statistics;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What several tries per case are worth, from n trials of which c passed, without bias.
 *
 * <p>pass@k = 1 - C(n - c, k) / C(n, k): at least one of k tries passes (Chen et al., arXiv 2107.03374). pass^k = C(c, k) /
 * C(n, k): all of k tries pass (tau-bench, arXiv 2406.12045). Both are averaged over cases.
 */
public final class PassAtK {

    private PassAtK() {}

    /** pass@k of one case: the chance that at least one of k tries passes. k from 1 to the number of trials. */
    public static double any(TrialCounts trials, int k) {
        return 1 - allAmong(trials.failed(), trials.total(), k);
    }

    /** pass^k of one case: the chance that all of k tries pass. k from 1 to the number of trials. */
    public static double all(TrialCounts trials, int k) {
        return allAmong(trials.passed(), trials.total(), k);
    }

    /** pass@k averaged over at least one case. */
    public static double meanAny(Collection<TrialCounts> cases, int k) {
        return mean(cases, trials -> any(trials, k));
    }

    /** pass^k averaged over at least one case. */
    public static double meanAll(Collection<TrialCounts> cases, int k) {
        return mean(cases, trials -> all(trials, k));
    }

    private static double mean(Collection<TrialCounts> cases, ToDoubleFunction<TrialCounts> value) {
        Require.that(!cases.isEmpty(), "An average over cases needs at least one case.");
        return cases.stream().mapToDouble(value).sum() / cases.size();
    }

    /** C(marked, k) / C(total, k), as a product that cannot overflow. */
    private static double allAmong(int marked, int total, int k) {
        Require.that(
                k >= 1 && k <= total,
                "The number of tries k must lie from 1 to the " + total + " trials of the case, but is " + k + ".");
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= (double) Math.max(0, marked - i) / (total - i);
        }
        return chance;
    }
}
