package dev.casebook.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time.
 *
 * @param from included
 * @param to excluded, after {@code from}
 */
public record Period(Instant from, Instant to) {
    private static final Pattern LAST = Pattern.compile("last-(\\d{1,3})-days");
    private static final Pattern DAYS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");
    private static final int LONGEST_DAYS = 732;

    public Period {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    /** The one of the same length that ends where this one begins. */
    public Period before() {
        return new Period(from.minus(Duration.between(from, to)), from);
    }

    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /**
     * What a text names: {@code last-30-days}, or two days in UTC, both included: {@code 2026-03-01..2026-03-31}. Empty when it
     * names none, or one of more than two years.
     */
    public static Optional<Period> of(String text, Instant now) {
        Matcher last = LAST.matcher(text);
        if (last.matches()) {
            int days = Integer.parseInt(last.group(1));
            return days < 1 || days > LONGEST_DAYS
                    ? Optional.empty()
                    : Optional.of(new Period(now.minus(Duration.ofDays(days)), now));
        }
        Matcher days = DAYS.matcher(text);
        return days.matches() ? between(days.group(1), days.group(2)) : Optional.empty();
    }

    private static Optional<Period> between(String first, String last) {
        try {
            Instant from = LocalDate.parse(first).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant to = LocalDate.parse(last)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            boolean sound = from.isBefore(to) && Duration.between(from, to).toDays() <= LONGEST_DAYS;
            return sound ? Optional.of(new Period(from, to)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
