package dev.casebook.statistics;

/**
 * The interval of a paired difference of two pass rates by Newcombe's method 10 (Statistics in Medicine 17, 1998,
 * 2635-2650): square-and-add of the two Wilson intervals, with the continuity-corrected phi for their correlation.
 *
 * <p>With p1, p2 the pass rates, l and u their Wilson limits, and theta = p1 - p2:
 *
 * <pre>
 * lower = theta - sqrt((p1 - l1)^2 - 2 phi (p1 - l1)(u2 - p2) + (u2 - p2)^2)
 * upper = theta + sqrt((u1 - p1)^2 - 2 phi (u1 - p1)(p2 - l2) + (p2 - l2)^2)
 * phi = (ad - bc) / sqrt((a + b)(c + d)(a + c)(b + d)), its numerator lowered by n/2, to 0 at least, when it is positive;
 *       0 when a margin is 0
 * </pre>
 */
public final class NewcombeInterval {

    private NewcombeInterval() {}

    /**
     * The interval of {@link PairedCounts#difference()}, candidate minus base, within -1 to 1. With no case at all it is the
     * whole range from -1 to 1.
     */
    public static Interval of(PairedCounts counts, double level) {
        Require.openProbability(level, "The confidence level");
        int cases = counts.cases();
        if (cases == 0) {
            return new Interval(-1, 1, level);
        }
        Proportion candidate = new Proportion(counts.candidatePasses(), cases);
        Proportion base = new Proportion(counts.basePasses(), cases);
        Interval candidateLimits = candidate.wilson(level);
        Interval baseLimits = base.wilson(level);
        double phi = correctedPhi(counts);
        double below = distance(candidate.point() - candidateLimits.lower(), baseLimits.upper() - base.point(), phi);
        double above = distance(candidateLimits.upper() - candidate.point(), base.point() - baseLimits.lower(), phi);
        double difference = counts.difference();
        return new Interval(Math.max(-1, difference - below), Math.min(1, difference + above), level);
    }

    private static double distance(double own, double other, double phi) {
        return Math.sqrt(Math.max(0, own * own - 2 * phi * own * other + other * other));
    }

    private static double correctedPhi(PairedCounts counts) {
        // In double: the product of four margins leaves the range of long for large runs.
        double margins = (double) counts.basePasses()
                * (counts.cases() - counts.basePasses())
                * counts.candidatePasses()
                * (counts.cases() - counts.candidatePasses());
        if (margins == 0) {
            return 0;
        }
        double association =
                (double) counts.bothPass() * counts.bothFail() - (double) counts.regressed() * counts.fixed();
        double corrected = association > 0 ? Math.max(0, association - counts.cases() / 2.0) : association;
        return corrected / Math.sqrt(margins);
    }
}
