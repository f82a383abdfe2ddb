package dev.casebook.configuration;

import java.time.Duration;

/**
 * How experiments run.
 *
 * @param maxConcurrency how many trials of one experiment run at the same time, 1 to 64
 * @param latencyLimit what the 95th percentile of latency over a run should not exceed
 */
public record Evaluation(int maxConcurrency, Duration latencyLimit) {
    public static final Duration DEFAULT_LATENCY_LIMIT = Duration.ofMillis(1_200);
    public static final int DEFAULT_CONCURRENCY = 8;
    public static final int MAX_CONCURRENCY = 64;

    /** With the usual latency limit. */
    public Evaluation(int maxConcurrency) {
        this(maxConcurrency, DEFAULT_LATENCY_LIMIT);
    }

    public Evaluation {
        if (maxConcurrency < 1 || maxConcurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("maxConcurrency is not from 1 to " + MAX_CONCURRENCY);
        }
    }
}
