package dev.casebook.agent.http;

import static java.util.Objects.requireNonNull;

import dev.casebook.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What tells and passes time.
 *
 * @param clock for deadlines
 * @param nanos monotonic, for latencies, as {@link System#nanoTime()}
 * @param pause between attempts
 */
public record Timing(InstantSource clock, LongSupplier nanos, Pause pause) {
    public Timing {
        requireNonNull(clock, "clock is null");
        requireNonNull(nanos, "nanos is null");
        requireNonNull(pause, "pause is null");
    }

    public long millisSince(long start) {
        return Duration.ofNanos(nanos.getAsLong() - start).toMillis();
    }
}
