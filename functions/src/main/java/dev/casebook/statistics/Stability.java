package dev.casebook.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How steady the verdict of one case is, from the Beta(1 + passed, 1 + failed) posterior of its pass rate p.
 *
 * <p>Few trials decide little: it takes 44 passes without a failure to call a case stable. Trials are meant to be collected
 * over many nights.
 */
public enum Stability {
    /** P[p &gt; 0.95] &gt; 0.9. */
    STABLE_PASS,
    /** P[p &lt; 0.05] &gt; 0.9. */
    STABLE_FAIL,
    /** Both outcomes were seen, and P[0.05 &lt; p &lt; 0.95] &gt; 0.9. */
    FLAKY,
    /** Too few trials to say. */
    UNDECIDED;

    private static final double NEARLY_ALWAYS = 0.95;
    private static final double NEARLY_NEVER = 0.05;
    private static final double SURE = 0.9;

    public static Stability of(TrialCounts trials) {
        BetaDistribution passRate = BetaDistribution.of(1.0 + trials.passed(), 1.0 + trials.failed());
        double high = passRate.survivalProbability(NEARLY_ALWAYS);
        double low = passRate.cumulativeProbability(NEARLY_NEVER);
        if (high > SURE) {
            return STABLE_PASS;
        }
        if (low > SURE) {
            return STABLE_FAIL;
        }
        boolean bothSeen = trials.passed() > 0 && trials.failed() > 0;
        return bothSeen && 1 - high - low > SURE ? FLAKY : UNDECIDED;
    }
}
