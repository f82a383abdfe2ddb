package dev.casebook.local.clinic;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How the sample agent runs.
 *
 * @param traces the full OTLP/HTTP address for traces, such as {@code http://localhost:8080/otlp/v1/traces}
 * @param step the pretended time of one tool call; thinking before and after it takes three quarters of that; zero for
 *     no waiting
 * @param traceDelay the longest time an ended span waits before it is sent
 * @param random the chance in the version {@code noisy}; used under a lock
 * @param clock the time of requests that name none
 * @param model what answers instead of the rules, if anything
 */
public record SampleAgentSettings(
        URI traces,
        Duration step,
        Duration traceDelay,
        RandomGenerator random,
        InstantSource clock,
        Optional<ModelSettings> model) {

    /** The usual pace: 25 ms for a tool, so 60 ms for a run with one tool call and 105 ms with two. */
    public static SampleAgentSettings usual(URI traces, RandomGenerator random, InstantSource clock) {
        return new SampleAgentSettings(
                traces, Duration.ofMillis(25), Duration.ofMillis(200), random, clock, Optional.empty());
    }
}
