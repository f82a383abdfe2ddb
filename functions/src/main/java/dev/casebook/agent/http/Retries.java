package dev.casebook.agent.http;

import java.time.Duration;

/**
 * How often and how far apart a call that did not get through is made again.
 *
 * @param attempts in all, at least 1
 * @param first the longest pause before the second attempt; it doubles from one to the next
 * @param longest no pause is longer, unless the other side asks for it
 */
public record Retries(int attempts, Duration first, Duration longest) {
    public Retries {
        if (attempts < 1 || first.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("at least one attempt, and no negative pause");
        }
    }

    /** Six attempts over at most some six seconds. */
    public static Retries standard() {
        return new Retries(6, Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    /** The pause after a failed attempt (from 1): half of it fixed, half by a random share of 0 to 1, so that lanes spread. */
    public Duration after(int attempt, double share) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(most * (0.5 + share / 2)));
    }
}
