package dev.casebook.evaluation.evaluators;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** English names of months and weekdays. */
final class Calendar {
    /** Full names and the usual abbreviations. */
    static final String MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    static final String FULL_MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    static final String FULL_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    static final String WEEKDAYS = FULL_WEEKDAYS + "|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun";

    private static final Map<String, DayOfWeek> BY_START =
            Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> start(day.name()), day -> day));
    private static final String MONTH_STARTS = "jan feb mar apr may jun jul aug sep oct nov dec ";

    private Calendar() {}

    /** 1 to 12, of a name that {@link #MONTHS} matched. */
    static int month(String name) {
        return MONTH_STARTS.indexOf(start(name)) / 4 + 1;
    }

    /** Of a name that {@link #WEEKDAYS} matched. */
    static Optional<DayOfWeek> weekday(String name) {
        return Optional.ofNullable(BY_START.get(start(name)));
    }

    /** Of a complete date that exists. */
    static Optional<DayOfWeek> weekday(Fact.Date date) {
        try {
            return date.year() == 0
                    ? Optional.empty()
                    : Optional.of(
                            LocalDate.of(date.year(), date.month(), date.day()).getDayOfWeek());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String start(String name) {
        return name.substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
