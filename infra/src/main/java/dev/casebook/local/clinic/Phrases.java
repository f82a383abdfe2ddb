package dev.casebook.local.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How the agent writes days, times and lists. */
final class Phrases {

    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private Phrases() {}

    /** {@code Tuesday, 10 March 2026}. */
    static String date(LocalDate date) {
        return LONG_DATE.format(date);
    }

    static String weekday(LocalDate date) {
        return weekday(date.getDayOfWeek());
    }

    static String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static List<String> times(Collection<LocalTime> times) {
        return times.stream().map(LocalTime::toString).toList();
    }

    /** {@code Monday, Tuesday and Thursday}. */
    static String and(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
