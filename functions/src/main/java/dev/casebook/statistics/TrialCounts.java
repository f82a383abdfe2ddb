package dev.casebook.statistics;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * How often one case passed and failed when the same agent version ran it again and again.
 *
 * @param passed not negative
 * @param failed not negative
 */
public record TrialCounts(int passed, int failed) {

    public TrialCounts {
        Require.atLeast(0, passed, "The number of passed trials");
        Require.atLeast(0, failed, "The number of failed trials");
    }

    public int total() {
        return Math.addExact(passed, failed);
    }

    /**
     * The chance that a run passes and a following one fails, without bias: passed failed / (n (n - 1)), the estimate of p (1 -
     * p). By symmetry also the chance of the reverse. Empty with fewer than two trials.
     */
    public OptionalDouble flipChance() {
        int total = total();
        if (total < 2) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((double) passed * failed / ((double) total * (total - 1)));
    }

    /** The failed trials out of all trials of several cases: the pooled flake rate when all of them should pass. */
    public static Optional<Proportion> pooledFailures(Collection<TrialCounts> cases) {
        return pooled(cases, TrialCounts::failed);
    }

    /**
     * The trials that disagree with the majority of their case, out of all trials of several cases: the pooled flake rate when
     * some should pass and some fail. Of a tie, half disagree. A single trial has nothing to disagree with, so cases with fewer
     * than two trials are left out; empty when none is left.
     */
    public static Optional<Proportion> pooledDisagreements(Collection<TrialCounts> cases) {
        return pooled(
                cases.stream().filter(counts -> counts.total() >= 2).toList(),
                counts -> Math.min(counts.passed(), counts.failed()));
    }

    private static Optional<Proportion> pooled(Collection<TrialCounts> cases, ToIntFunction<TrialCounts> counted) {
        int hits = 0;
        int total = 0;
        for (TrialCounts counts : cases) {
            hits = Math.addExact(hits, counted.applyAsInt(counts));
            total = Math.addExact(total, counts.total());
        }
        return total == 0 ? Optional.empty() : Optional.of(new Proportion(hits, total));
    }

    /** The chance that K trials show both outcomes, 1 - p^K - (1 - p)^K: how often K trials reveal a flaky case. */
    public static double chanceOfBothOutcomes(double passRate, int trials) {
        Require.probability(passRate, "The pass rate");
        Require.atLeast(1, trials, "The number of trials");
        return Math.max(0, 1 - Math.pow(passRate, trials) - Math.pow(1 - passRate, trials));
    }
}
