package dev.casebook.local.clinic;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a day in English text, relative to today. Works on lower-case text.
 *
 * <p>"Tuesday" is the first Tuesday after today; "next Tuesday" and "Tuesday next week" are in the week that begins next
 * Monday.
 */
final class DateWords {

    static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final List<String> MONTH_LIST = List.of(MONTHS.split("\\|"));
    private static final int HALF_A_YEAR = 180;
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTHS + ")(?:,? (\\d{4}))?\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b(" + MONTHS + ") (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b");
    private static final Pattern WEEKDAY = Pattern.compile(
            "\\b(next |this |coming )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b( next week)?");
    private static final Pattern NEXT_WEEK = Pattern.compile("\\bnext week\\b");
    private static final Pattern IN_DAYS = Pattern.compile("\\bin (\\d{1,2}|a|two|three) (day|week)s?\\b");

    private DateWords() {}

    static Optional<LocalDate> date(String text, LocalDate today) {
        return written(text, today)
                .or(() -> relative(text, today))
                .or(() -> weekday(text, today))
                .or(() -> inDays(text, today));
    }

    private static Optional<LocalDate> written(String text, LocalDate today) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.find()) {
                return Optional.of(LocalDate.parse(iso.group(1)));
            }
            Matcher dayMonth = DAY_MONTH.matcher(text);
            if (dayMonth.find()) {
                return Optional.of(day(dayMonth.group(1), dayMonth.group(2), year(dayMonth.group(3)), today));
            }
            Matcher monthDay = MONTH_DAY.matcher(text);
            if (monthDay.find()) {
                return Optional.of(day(monthDay.group(2), monthDay.group(1), year(monthDay.group(3)), today));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            // "31 June" is no day: the agent then asks which day is meant.
            return Optional.empty();
        }
    }

    private static Optional<Integer> year(@Nullable String digits) {
        return Optional.ofNullable(digits).map(Integer::valueOf);
    }

    private static LocalDate day(String day, String month, Optional<Integer> year, LocalDate today) {
        LocalDate date =
                LocalDate.of(year.orElse(today.getYear()), MONTH_LIST.indexOf(month) + 1, Integer.parseInt(day));
        boolean nextYear = year.isEmpty() && date.isBefore(today.minusDays(HALF_A_YEAR));
        return nextYear ? date.plusYears(1) : date;
    }

    private static Optional<LocalDate> relative(String text, LocalDate today) {
        if (text.contains("day after tomorrow")) {
            return Optional.of(today.plusDays(2));
        }
        if (text.contains("tomorrow")) {
            return Optional.of(today.plusDays(1));
        }
        boolean isToday = text.contains("today") || text.matches("(?s).*\\bthis (morning|afternoon)\\b.*");
        return isToday ? Optional.of(today) : Optional.empty();
    }

    private static Optional<LocalDate> weekday(String text, LocalDate today) {
        Matcher named = WEEKDAY.matcher(text);
        if (!named.find()) {
            return Optional.empty();
        }
        DayOfWeek day = DayOfWeek.valueOf(named.group(2).toUpperCase(Locale.ROOT));
        boolean nextWeek =
                "next ".equals(named.group(1)) || NEXT_WEEK.matcher(text).find();
        return Optional.of(
                nextWeek
                        ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day))
                        : today.with(TemporalAdjusters.next(day)));
    }

    private static Optional<LocalDate> inDays(String text, LocalDate today) {
        Matcher in = IN_DAYS.matcher(text);
        if (!in.find()) {
            return Optional.empty();
        }
        int count = switch (in.group(1)) {
            case "a" -> 1;
            case "two" -> 2;
            case "three" -> 3;
            default -> Integer.parseInt(in.group(1));
        };
        return Optional.of("day".equals(in.group(2)) ? today.plusDays(count) : today.plusWeeks(count));
    }
}
