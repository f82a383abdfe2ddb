package dev.casebook.bot.command;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment as people type it: {@code 12:15}, {@code 3pm Europe/Berlin}, {@code yesterday 12:15}, {@code 2026-03-10 12:15
 * +01:00}, ISO-8601. Without a zone it is UTC.
 *
 * @param date empty for the latest day on which the time is not in the future
 * @param daysAgo for {@code today} and {@code yesterday}: 0 and 1
 */
public record Moment(Optional<LocalDate> date, Optional<Integer> daysAgo, LocalTime time, ZoneId zone) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:(today|yesterday|\\d{4}-\\d{2}-\\d{2})(?:T|[ ,]+))?(\\d{1,2})(?:[:.h](\\d{2}))?(?::(\\d{2})(?:\\.\\d{1,9})?)?"
                    + " ?(am|pm)? ?(\\S+)?",
            Pattern.CASE_INSENSITIVE);
    /** Clocks differ, and a time a little ahead is still meant for today. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    public Moment {
        requireNonNull(date, "date is null");
        requireNonNull(daysAgo, "daysAgo is null");
        requireNonNull(time, "time is null");
        requireNonNull(zone, "zone is null");
    }

    /** Reads one; empty when the text is none. */
    static Optional<Moment> read(String typed) {
        Matcher parts = SHAPE.matcher(typed.strip().replaceAll("\\s+", " "));
        if (!parts.matches() || (parts.group(3) == null && parts.group(5) == null)) {
            return Optional.empty();
        }
        try {
            Optional<String> day = Optional.ofNullable(parts.group(1)).map(text -> text.toLowerCase(Locale.ROOT));
            Optional<Integer> daysAgo =
                    day.filter(text -> !text.contains("-")).map(text -> text.equals("today") ? 0 : 1);
            LocalTime time = LocalTime.of(hour(parts), number(parts.group(3)), number(parts.group(4)));
            Optional<LocalDate> date = day.filter(text -> text.contains("-")).map(LocalDate::parse);
            return zone(Optional.ofNullable(parts.group(6)).orElse("UTC"))
                    .map(zone -> new Moment(date, daysAgo, time, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int hour(Matcher parts) {
        int hour = number(parts.group(2));
        if (parts.group(5) == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of a half day");
        }
        return hour % 12 + (parts.group(5).equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** An offset, a zone's name in any letter case, an abbreviation such as CET, or a zone's city alone. */
    private static Optional<ZoneId> zone(String typed) {
        return exact(typed).or(() -> exact(typed.toUpperCase(Locale.ROOT))).or(() -> named(typed));
    }

    private static Optional<ZoneId> exact(String typed) {
        try {
            return Optional.of(ZoneId.of(typed, ZoneId.SHORT_IDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> named(String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> isNamed(id.toLowerCase(Locale.ROOT), name))
                .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .map(ZoneId::of);
    }

    private static boolean isNamed(String id, String name) {
        return id.equals(name) || (name.length() > 3 && id.endsWith("/" + name));
    }

    Instant at(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        if (date.isPresent()) {
            return ZonedDateTime.of(date.get(), time, zone).toInstant();
        }
        Instant today = ZonedDateTime.of(here.toLocalDate().minusDays(daysAgo.orElse(0)), time, zone)
                .toInstant();
        boolean ahead = daysAgo.isEmpty() && today.isAfter(now.plus(AHEAD));
        return ahead
                ? ZonedDateTime.of(here.toLocalDate().minusDays(1), time, zone).toInstant()
                : today;
    }

    /** As it was understood: {@code yesterday 12:15 Europe/Berlin}. */
    public String words() {
        String day = date.map(LocalDate::toString)
                .or(() -> daysAgo.map(days -> days == 0 ? "today" : "yesterday"))
                .map(text -> text + " ")
                .orElse("");
        return day + time + " " + zone.getId();
    }
}
