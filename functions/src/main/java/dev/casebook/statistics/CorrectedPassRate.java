package dev.casebook.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The pass rate people would give, from the pass rate a judge gives and the judge's measured errors.
 *
 * @param point the corrected pass rate, from 0 to 1
 * @param interval its interval, within 0 to 1
 */
public record CorrectedPassRate(double point, Interval interval) {

    /**
     * The correction of Rogan and Gladen (American Journal of Epidemiology 107, 1978): (p + sp - 1) / (se + sp - 1), clipped to 0
     * to 1. Empty when se + sp is at most 1: such a judge is no better than chance, and nothing can be corrected.
     *
     * @param passRate p, the share that the judge passes
     * @param sensitivity se, the share of good answers that the judge passes
     * @param specificity sp, the share of bad answers that the judge fails
     */
    public static OptionalDouble roganGladen(double passRate, double sensitivity, double specificity) {
        Require.probability(passRate, "The pass rate");
        Require.probability(sensitivity, "The sensitivity");
        Require.probability(specificity, "The specificity");
        double informed = sensitivity + specificity - 1;
        if (informed <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.clamp((passRate + specificity - 1) / informed, 0.0, 1.0));
    }

    /**
     * The corrected rate with an interval that also carries the uncertainty of the judge's measured errors (Lee et al., arXiv
     * 2511.21140). Each rate is first drawn towards one half: p' = (n p + z^2/2) / (n + z^2) and q' = (m q + 1) / (m + 2). Empty
     * when the adjusted errors are no better than chance.
     *
     * @param passed what the judge passed
     * @param sensitivity measured on answers that people pass
     * @param specificity measured on answers that people fail
     */
    public static Optional<CorrectedPassRate> of(
            Proportion passed, Proportion sensitivity, Proportion specificity, double level) {
        Require.openProbability(level, "The confidence level");
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double n = passed.total() + z * z;
        double p = (passed.hits() + z * z / 2) / n;
        double good = (sensitivity.hits() + 1.0) / (sensitivity.total() + 2.0);
        double bad = (specificity.hits() + 1.0) / (specificity.total() + 2.0);
        double informed = good + bad - 1;
        if (informed <= 0) {
            return Optional.empty();
        }
        double point = Math.clamp((p + bad - 1) / informed, 0.0, 1.0);
        double goodVariance = good * (1 - good) / (sensitivity.total() + 2.0);
        double badVariance = bad * (1 - bad) / (specificity.total() + 2.0);
        double shift = 2 * z * z * (point * goodVariance - (1 - point) * badVariance);
        double error =
                Math.sqrt(p * (1 - p) / n + (1 - point) * (1 - point) * badVariance + point * point * goodVariance)
                        / informed;
        double lower = Math.clamp(point + shift - z * error, 0.0, 1.0);
        double upper = Math.clamp(point + shift + z * error, 0.0, 1.0);
        return Optional.of(new CorrectedPassRate(point, new Interval(lower, upper, level)));
    }
}
