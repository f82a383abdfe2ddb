package dev.casebook.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals of a mean paired difference by resampling the cases with replacement (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapters 13 and 14). For graded scores of fewer than about 100 cases, where the normal interval is
 * doubtful.
 *
 * <p>The same scores, draws and seed give the same interval, bit for bit. Empty when there are fewer than two cases or all
 * differences are alike: resampling shows no spread then, which does not mean that there is none.
 *
 * @param draws the number of resamples, at least 100
 * @param seed the seed of the random stream
 */
public record Bootstrap(int draws, long seed) {

    /** 10,000 draws with a fixed seed. */
    public static final Bootstrap STANDARD = new Bootstrap(10_000, 1_979L);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public Bootstrap {
        Require.atLeast(100, draws, "The number of bootstrap draws");
    }

    /** The percentile interval: the (1 - level) / 2 and (1 + level) / 2 quantiles of the resampled means. */
    public Optional<Interval> percentile(PairedScores scores, double level) {
        Require.openProbability(level, "The confidence level");
        if (hasNoSpread(scores)) {
            return Optional.empty();
        }
        double tail = (1 - level) / 2;
        double[] means = sortedMeans(scores);
        return Optional.of(new Interval(quantile(means, tail), quantile(means, 1 - tail), level));
    }

    /**
     * The bias-corrected and accelerated interval, which follows a skewed distribution better: the quantiles are taken at
     * Phi(z0 + (z0 + z) / (1 - a (z0 + z))), where z0 measures the median bias of the resampled means and a their skewness by
     * the jackknife.
     */
    public Optional<Interval> bca(PairedScores scores, double level) {
        Require.openProbability(level, "The confidence level");
        if (hasNoSpread(scores)) {
            return Optional.empty();
        }
        double[] means = sortedMeans(scores);
        double bias = bias(means, scores.mean());
        double acceleration = acceleration(scores);
        double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
        double low = quantile(means, adjusted(bias, acceleration, -z));
        double high = quantile(means, adjusted(bias, acceleration, z));
        return Optional.of(new Interval(Math.min(low, high), Math.max(low, high), level));
    }

    private static boolean hasNoSpread(PairedScores scores) {
        return scores.estimate().interval(0.95).isEmpty();
    }

    private double[] sortedMeans(PairedScores scores) {
        double[] values =
                scores.differences().stream().mapToDouble(Double::doubleValue).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    /** Linear between the two nearest order statistics (Hyndman and Fan type 7, the default of R and NumPy). */
    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double bias(double[] sorted, double estimate) {
        // Means of few distinct scores tie often, and equal means differ in the last bits by the order of summing.
        double tolerance = 1e-12 * Math.max(1, Math.abs(estimate));
        double below = 0;
        for (double mean : sorted) {
            if (Math.abs(mean - estimate) <= tolerance) {
                below += 0.5;
            } else if (mean < estimate) {
                below += 1;
            }
        }
        double share = Math.clamp(below / sorted.length, 0.5 / sorted.length, 1 - 0.5 / sorted.length);
        return NORMAL.inverseCumulativeProbability(share);
    }

    private static double acceleration(PairedScores scores) {
        double mean = scores.mean();
        double squares = 0;
        double cubes = 0;
        for (double difference : scores.differences()) {
            double deviation = difference - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double adjusted(double bias, double acceleration, double z) {
        double shifted = bias + z;
        return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    }
}
