package dev.casebook.statistics;

/**
 * Where the variance of a paired difference comes from (Miller, arXiv 2411.00640, section on sample size): omega^2 + sigma_A^2
 * / K_A + sigma_B^2 / K_B per case. More trials shrink only the last two.
 *
 * @param betweenCases omega^2: variance over cases of the true difference, not negative
 * @param withinBase sigma_A^2: mean variance of the score of a case from trial to trial on the base
 * @param baseTrials K_A, at least 1
 * @param withinCandidate sigma_B^2: the same on the candidate
 * @param candidateTrials K_B, at least 1
 */
public record TrialVariance(
        double betweenCases, double withinBase, int baseTrials, double withinCandidate, int candidateTrials) {

    public TrialVariance {
        Require.notNegative(betweenCases, "The variance between cases");
        Require.notNegative(withinBase, "The variance within cases of the base");
        Require.atLeast(1, baseTrials, "The number of base trials");
        Require.notNegative(withinCandidate, "The variance within cases of the candidate");
        Require.atLeast(1, candidateTrials, "The number of candidate trials");
    }

    /** The variance of the difference of one case. */
    public double perCase() {
        return betweenCases + withinBase / baseTrials + withinCandidate / candidateTrials;
    }

    /** The standard error of the mean difference over a number of cases. */
    public double standardError(int cases) {
        return Math.sqrt(perCase() / Require.atLeast(1, cases, "The number of cases"));
    }
}
