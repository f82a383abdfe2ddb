package dev.casebook.local.sqlite;

import java.time.Duration;

/**
 * How a {@link QueuePump} delivers.
 *
 * @param concurrency most deliveries at once, at least 1
 * @param batch most messages of one delivery, 1 to 10
 * @param visibility how long a message is hidden while it is worked on: six times the longest run of the function
 * @param backOff after the first failure; twice as long after each further one
 * @param longestBackOff the most that a failed message waits
 * @param fallback how often to look although nothing was announced; a safety net, not the way messages are found
 */
public record Pace(
        int concurrency, int batch, Duration visibility, Duration backOff, Duration longestBackOff, Duration fallback) {
    public Pace {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1");
        }
        if (batch < 1 || batch > 10) {
            throw new IllegalArgumentException("a batch has 1 to 10 messages");
        }
        if (!fallback.isPositive()) {
            throw new IllegalArgumentException("the fallback must be positive");
        }
    }

    /** As the functions are set up on AWS: hidden for half an hour, failures again after 2 seconds up to 5 minutes. */
    public static Pace of(int concurrency, int batch) {
        return new Pace(
                concurrency,
                batch,
                Duration.ofMinutes(30),
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
    }

    /** How long a message waits after its delivery number {@code receives}, from 1, has failed. */
    Duration afterFailure(int receives) {
        int doublings = Math.min(Math.max(receives - 1, 0), 20);
        Duration pause = backOff.multipliedBy(1L << doublings);
        return pause.compareTo(longestBackOff) < 0 ? pause : longestBackOff;
    }
}
