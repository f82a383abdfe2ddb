package dev.casebook.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The differences of graded scores of the same cases, candidate minus base, one per case in the order of the cases.
 *
 * <p>Pairing removes what makes cases differ from each other: Var(A - B) = Var A + Var B - 2 Cov(A, B).
 *
 * @param differences at least one, all finite
 */
public record PairedScores(List<Double> differences) {

    public PairedScores {
        differences = List.copyOf(differences);
        Require.that(!differences.isEmpty(), "A paired comparison needs at least one case.");
        differences.forEach(difference -> Require.finite(difference, "The difference of a case"));
    }

    /** Pairs one score per case; the two lists are in the same order of cases. */
    public static PairedScores of(List<Double> base, List<Double> candidate) {
        requireSameCases(base, candidate);
        List<Double> differences = new ArrayList<>(base.size());
        for (int i = 0; i < base.size(); i++) {
            differences.add(candidate.get(i) - base.get(i));
        }
        return new PairedScores(differences);
    }

    /**
     * Pairs several trials per case: the trials of a case are averaged first, so that a case counts once however often it ran.
     * The two sides may have different numbers of trials.
     *
     * @param base for each case the scores of its trials, at least one
     * @param candidate the same cases in the same order
     */
    public static PairedScores ofTrials(List<List<Double>> base, List<List<Double>> candidate) {
        requireSameCases(base, candidate);
        return of(averages(base), averages(candidate));
    }

    /** Mean difference with SE = sd(d) / sqrt(n), sd with n - 1; the units are the cases. */
    public MeanEstimate estimate() {
        int cases = differences.size();
        double mean = mean();
        if (cases < 2) {
            return new MeanEstimate(mean, OptionalDouble.empty(), cases);
        }
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        return new MeanEstimate(mean, OptionalDouble.of(Math.sqrt(squares / (cases - 1) / cases)), cases);
    }

    /**
     * Mean difference with the clustered standard error CR0 (Miller, arXiv 2411.00640): SE^2 = (1/n^2) sum over clusters of
     * (sum over its cases of (d - mean))^2. Near-duplicates, or cases of one incident or user, are not independent: they share
     * a cluster, and the units are the clusters.
     *
     * @param clusters the cluster of each case, in the order of the differences
     */
    public MeanEstimate estimateByCluster(List<String> clusters) {
        int cases = differences.size();
        Require.that(
                clusters.size() == cases,
                "Each of the " + cases + " cases needs a cluster, but " + clusters.size() + " were given.");
        double mean = mean();
        Map<String, Double> sums = new HashMap<>();
        for (int i = 0; i < cases; i++) {
            sums.merge(clusters.get(i), differences.get(i) - mean, Double::sum);
        }
        if (sums.size() < 2) {
            return new MeanEstimate(mean, OptionalDouble.empty(), sums.size());
        }
        double squares = 0;
        for (double sum : sums.values()) {
            squares += sum * sum;
        }
        return new MeanEstimate(mean, OptionalDouble.of(Math.sqrt(squares) / cases), sums.size());
    }

    double mean() {
        return average(differences);
    }

    private static List<Double> averages(List<List<Double>> trialsPerCase) {
        List<Double> averages = new ArrayList<>(trialsPerCase.size());
        for (List<Double> trials : trialsPerCase) {
            Require.that(!trials.isEmpty(), "Each case needs at least one trial on both sides.");
            averages.add(average(trials));
        }
        return averages;
    }

    private static double average(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static void requireSameCases(List<?> base, List<?> candidate) {
        Require.that(
                base.size() == candidate.size(),
                "A paired comparison needs the same cases on both sides, but got " + base.size() + " and "
                        + candidate.size() + ".");
    }
}
