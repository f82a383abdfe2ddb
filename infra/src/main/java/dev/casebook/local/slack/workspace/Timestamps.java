package dev.casebook.local.slack.workspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Slack's {@code ts}: seconds with six decimals, as a string of fixed width, so that text order is time order. */
public final class Timestamps {

    private Timestamps() {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static String of(long micros) {
        return String.format("%010d.%06d", micros / 1_000_000, micros % 1_000_000);
    }

    /** The moment as a {@code ts}; unlike the ids of messages it need not be unique. */
    public static String of(Instant instant) {
        return of(micros(instant));
    }

    /** A bound a caller gave ({@code 0}, {@code 1700000000}, {@code 1700000000.000100}) in the stored form. */
    public static Optional<String> bound(String given) {
        if (given.length() > 32) {
            return Optional.empty();
        }
        try {
            BigDecimal seconds = new BigDecimal(given.strip());
            if (seconds.signum() < 0 || seconds.compareTo(new BigDecimal("9999999999")) > 0) {
                return Optional.empty();
            }
            return Optional.of(
                    of(seconds.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
