package dev.casebook.configuration;

/**
 * How experiments run.
 *
 * @param maxConcurrency how many trials of one experiment run at the same time, 1 to 64
 */
public record Evaluation(int maxConcurrency) {
    public static final int DEFAULT_CONCURRENCY = 8;
    public static final int MAX_CONCURRENCY = 64;

    public Evaluation {
        if (maxConcurrency < 1 || maxConcurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("maxConcurrency is not from 1 to " + MAX_CONCURRENCY);
        }
    }
}
