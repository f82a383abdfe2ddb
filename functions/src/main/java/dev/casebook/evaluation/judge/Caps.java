package dev.casebook.evaluation.judge;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The most that may be spent, in millionths of a US dollar, by days and months in UTC.
 *
 * @param daily 0 or more
 * @param monthly where there is one
 */
public record Caps(long daily, Optional<Long> monthly) {
    public Caps {
        requireNonNull(monthly, "monthly is null");
        if (daily < 0 || monthly.orElse(0L) < 0) {
            throw new IllegalArgumentException("a cap is not negative");
        }
    }
}
