package dev.casebook.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The moment by which something must be done. */
public record Deadline(Instant at) {

    public static Deadline in(InstantSource clock, Duration time) {
        return new Deadline(clock.instant().plus(time));
    }

    /** What is left; zero once it has passed. */
    public Duration left(InstantSource clock) {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
