package dev.casebook.statistics;

/** How many cases a paired comparison needs, rounded up. */
public final class SampleSize {

    private SampleSize() {}

    /**
     * Cases needed to find a true mean difference, two-sided (Miller, arXiv 2411.00640): n = (z(alpha/2) + z(power))^2 (omega^2
     * + sigma_A^2 / K_A + sigma_B^2 / K_B) / delta^2.
     *
     * @param delta the difference to find, above 0, in the unit of the scores
     */
    public static int toDetect(double delta, TrialVariance variance, ErrorRates rates) {
        Require.positive(delta, "The difference to detect");
        return cases(rates.twoSidedZ() + rates.powerZ(), variance.perCase(), delta);
    }

    /**
     * Cases needed to show that a candidate without any true difference is no worse than a margin, one-sided: n = (z(alpha) +
     * z(power))^2 D / margin^2.
     *
     * @param margin the tolerated drop of the pass rate, above 0
     * @param discordance D, the share of cases that flip by chance, from 0 to 1
     */
    public static int toShowNoWorse(double margin, double discordance, ErrorRates rates) {
        Require.positive(margin, "The margin");
        Require.probability(discordance, "The discordance");
        return cases(rates.oneSidedZ() + rates.powerZ(), discordance, margin);
    }

    private static int cases(double z, double variance, double effect) {
        double needed = Math.ceil(z * z * variance / (effect * effect));
        Require.that(
                needed <= Integer.MAX_VALUE,
                "So small a difference needs more cases than can be counted: " + needed + ".");
        return Math.max(1, (int) needed);
    }
}
