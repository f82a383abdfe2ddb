package dev.casebook.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many flips a comparison would show if base and candidate were the same, because verdicts of cases vary from run to run.
 *
 * <p>A case that fails with chance f regresses by chance with f (1 - f), and is fixed by chance equally often.
 *
 * @param perCase for each case the chance of a regression by chance, from 0 to 0.5
 */
public record ChanceFlips(List<Double> perCase) {

    public ChanceFlips {
        perCase = List.copyOf(perCase);
        for (double chance : perCase) {
            Require.that(
                    chance >= 0 && chance <= 0.5,
                    "The chance of a regression by chance must lie from 0 to 0.5, but is " + chance + ".");
        }
    }

    /** From one pooled flake rate for all cases: 2 n f (1 - f) expected flips. */
    public static ChanceFlips ofPooledRate(int cases, double flakeRate) {
        Require.atLeast(0, cases, "The number of cases");
        return ofFlakeRates(Collections.nCopies(cases, flakeRate));
    }

    /** From the chance that the verdict of a case is "failed", for each case, from 0 to 1. */
    public static ChanceFlips ofFlakeRates(List<Double> flakeRates) {
        return new ChanceFlips(flakeRates.stream()
                .map(rate -> Require.probability(rate, "The flake rate of a case"))
                .map(rate -> rate * (1 - rate))
                .toList());
    }

    /**
     * From repeated trials of one agent version, for each case. A case with fewer than two trials gets the mean of the others.
     * Empty when no case has two.
     */
    public static Optional<ChanceFlips> ofTrials(List<TrialCounts> cases) {
        OptionalDouble pooled = cases.stream()
                .map(TrialCounts::flipChance)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
        if (pooled.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChanceFlips(cases.stream()
                .map(trials -> trials.flipChance().orElse(pooled.getAsDouble()))
                .toList()));
    }

    /** The expected number of regressions by chance; that of fixes by chance is the same. */
    public double expectedRegressions() {
        return perCase.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The expected number of flips by chance, both ways together. */
    public double expectedFlips() {
        return 2 * expectedRegressions();
    }

    /**
     * The chance of at least this many regressions by chance alone, exactly (Poisson-binomial distribution, by adding one case
     * after the other).
     */
    public double chanceOfRegressions(int atLeast) {
        if (atLeast <= 0) {
            return 1;
        }
        // exactly[k]: chance of k regressions so far; the last place collects all counts that suffice.
        double[] exactly = new double[Math.min(atLeast, perCase.size() + 1) + 1];
        int enough = exactly.length - 1;
        exactly[0] = 1;
        for (double chance : perCase) {
            exactly[enough] += exactly[enough - 1] * chance;
            for (int count = enough - 1; count > 0; count--) {
                exactly[count] = exactly[count] * (1 - chance) + exactly[count - 1] * chance;
            }
            exactly[0] *= 1 - chance;
        }
        return Math.min(1, exactly[enough]);
    }
}
