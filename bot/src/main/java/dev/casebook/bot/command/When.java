package dev.casebook.bot.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A window of time as people type it: a moment and how far around it, or how far back from now.
 *
 * @param around to both sides of the moment, or before now; more than nothing
 */
public record When(Optional<Moment> moment, Duration around) {
    static final Duration USUAL_AROUND = Duration.ofMinutes(30);
    static final Duration USUAL_BACK = Duration.ofHours(24);
    private static final Duration MOST_AROUND = Duration.ofDays(3);
    private static final Duration MOST_BACK = Duration.ofDays(6);
    private static final Pattern LENGTH = Pattern.compile(
            "(\\d{1,5}) ?(s|sec|seconds?|m|min|mins|minutes?|h|hours?|d|days?)", Pattern.CASE_INSENSITIVE);

    public When {
        requireNonNull(moment, "moment is null");
        requireNonNull(around, "around is null");
    }

    /** Checked for what sources can be asked. */
    static When of(Optional<Moment> moment, Optional<Duration> around) {
        Duration most = moment.isPresent() ? MOST_AROUND : MOST_BACK;
        Duration length = around.orElse(moment.isPresent() ? USUAL_AROUND : USUAL_BACK);
        if (length.isZero() || length.compareTo(most) > 0) {
            throw new Misread(
                    moment.isPresent()
                            ? "The window reaches at most 3 days to each side, such as ±45m or ±2h."
                            : "The window reaches at most 6 days back, such as window=2h. With at=\"…\" it can be older.",
                    Optional.of(Verb.FIND.example()));
        }
        return new When(moment, length);
    }

    /** {@code 45m}, {@code 2 hours}; empty when the text is no length of time. */
    static Optional<Duration> length(String typed) {
        Matcher parts = LENGTH.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (Character.toLowerCase(parts.group(2).charAt(0))) {
                    case 's' -> Duration.ofSeconds(amount);
                    case 'm' -> Duration.ofMinutes(amount);
                    case 'h' -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    public Instant from(Instant now) {
        return moment.map(at -> at.at(now)).orElse(now).minus(around);
    }

    public Instant to(Instant now) {
        return moment.map(at -> at.at(now).plus(around)).orElse(now);
    }

    /** As it was understood. */
    public String words() {
        return moment.map(at -> "around " + at.words() + " ± " + length()).orElseGet(() -> "in the last " + length());
    }

    private String length() {
        long seconds = around.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
