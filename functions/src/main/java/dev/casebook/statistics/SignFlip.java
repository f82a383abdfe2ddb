package dev.casebook.statistics;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The two-sided p of a mean paired difference of graded scores, by exchanging the two sides of a case: if nothing had changed,
 * each difference could as well have had the other sign (Fisher's randomization test, 1935).
 *
 * <p>Up to {@link #ALL} differences that are not 0 every choice of signs is looked at, up to {@link #MOST} a fixed number of
 * drawn ones, beyond that the t test, with which it agrees there. The same differences and seed give the same p, bit for bit.
 *
 * @param draws at least 100
 * @param seed of the random stream
 */
public record SignFlip(int draws, long seed) {

    /** 10,000 draws with a fixed seed. */
    public static final SignFlip STANDARD = new SignFlip(10_000, 1_979L);

    private static final int ALL = 13;
    private static final int MOST = 500;
    private static final double ROUNDING = 1e-12;

    public SignFlip {
        Require.atLeast(100, draws, "The number of draws");
    }

    /** @param differences one for each independent unit: a case, or the sum over a family of near-duplicates */
    public double p(List<Double> differences) {
        double[] moving = differences.stream()
                .mapToDouble(difference -> Require.finite(difference, "A difference"))
                .filter(difference -> Math.abs(difference) > ROUNDING)
                .toArray();
        if (moving.length == 0) {
            return 1;
        }
        if (moving.length <= ALL) {
            return all(moving);
        }
        return moving.length <= MOST ? drawn(moving) : student(differences);
    }

    private static double all(double[] differences) {
        double observed = Math.abs(sum(differences, 0));
        int choices = 1 << differences.length;
        int asLarge = 0;
        for (int signs = 0; signs < choices; signs++) {
            asLarge += Math.abs(sum(differences, signs)) >= observed - ROUNDING ? 1 : 0;
        }
        return (double) asLarge / choices;
    }

    private static double sum(double[] differences, int signs) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return sum;
    }

    /** The observed signs count as one draw, so that p is never 0 and never too small. */
    private double drawn(double[] differences) {
        double observed = Math.abs(sum(differences));
        SplittableRandom random = new SplittableRandom(seed);
        int asLarge = 1;
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asLarge += Math.abs(sum) >= observed - ROUNDING ? 1 : 0;
        }
        return (double) asLarge / (draws + 1);
    }

    private static double sum(double[] differences) {
        double sum = 0;
        for (double difference : differences) {
            sum += difference;
        }
        return sum;
    }

    private static double student(List<Double> differences) {
        MeanEstimate estimate = new PairedScores(differences).estimate();
        double error = estimate.standardError().orElseThrow();
        double t = Math.abs(estimate.mean()) / error;
        return Math.min(1, 2 * TDistribution.of(differences.size() - 1.0).survivalProbability(t));
    }
}
