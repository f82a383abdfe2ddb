package dev.casebook.spending;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * That paid work is stopped.
 *
 * @param by a user's id
 * @param reason in their words, redacted; may be empty
 */
public record Stop(Instant at, String by, String reason) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Stop {
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(reason, "reason is null");
    }

    /** From what moment on, after "is stopped". */
    public String since() {
        return " since " + TIME.format(at);
    }

    /** Since when, by whom and why. */
    public String sentence() {
        return "Paid work is stopped" + since() + " by " + by + (reason.isEmpty() ? "" : ": " + reason) + ".";
    }
}
