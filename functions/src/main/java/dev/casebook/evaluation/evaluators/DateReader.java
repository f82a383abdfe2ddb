package dev.casebook.evaluation.evaluators;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates: 2026-03-10, 10 March 2026, 10th of March, March 10th, 2026, 10-12 March, 10.03.2026, 10/03/2026 (either order),
 * the 10th, March 2026; with a weekday in front. The weekday belongs to the date then.
 */
final class DateReader {
    private static final String BEFORE = "\\b(?<![\\p{L}\\d])";
    private static final String WEEKDAY = "(?:(?<weekday>" + Calendar.WEEKDAYS + ")\\b\\.?,? (?:the )?)?";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String MONTH = "(?<month>" + Calendar.MONTHS + ")\\b\\.?";
    private static final String YEAR = "(?<year>\\d{4})(?![\\d:])";
    private static final String NO_TIME = "(?![\\d:]| ?[ap]\\.?m\\b)";
    private static final String ENDS_LIST = "(?= {0,2}(?:$|[.,;!?)\\n]|at\\b|are\\b|is\\b))";

    private static final List<Pattern> FORMS = List.of(
            any("(?<year>\\d{4})[-/](?<month>\\d{2})[-/](?<day>\\d{2})(?!\\d)(?:T(?=\\d\\d:))?"),
            any("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})(?!\\d)"),
            any("(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4})(?!\\d)"),
            any("(?:(?<other>\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|or|until) ?(?:the )?)?" + DAY + " (?:of )?" + MONTH
                    + "(?:,? " + YEAR + ")?"),
            any(MONTH + " (?:the )?" + DAY + NO_TIME + "(?: ?(?:-|and|or) ?(?:the )?(?<other>\\d{1,2})(?:st|nd|rd|th)?"
                    + NO_TIME + ENDS_LIST + ")?(?:,? " + YEAR + ")?"),
            any("(?<month>" + Calendar.FULL_MONTHS + "),? " + YEAR),
            Pattern.compile("\\b(?i:in|next|this|last|until|by|since|before|after|early|mid|late)[ -](?<month>(?i:"
                    + Calendar.FULL_MONTHS + "))\\b"),
            any("(?<day>\\d{1,2})(?:st|nd|rd|th)\\b"));

    private static final Pattern WEEKDAY_ALONE =
            Pattern.compile("\\b(?:(?i:" + Calendar.FULL_WEEKDAYS + ")s?|Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\\b");

    private DateReader() {}

    private static Pattern any(String form) {
        return Pattern.compile(BEFORE + WEEKDAY + form, Pattern.CASE_INSENSITIVE);
    }

    static List<Fact.Day> read(Scan scan) {
        List<Fact.Day> days = new ArrayList<>();
        for (Pattern form : FORMS) {
            scan.each(form, match -> days.addAll(read(match)));
        }
        return days;
    }

    static List<Fact.Weekday> weekdays(Scan scan) {
        List<Fact.Weekday> weekdays = new ArrayList<>();
        scan.each(WEEKDAY_ALONE, match -> {
            Calendar.weekday(match.group()).ifPresent(day -> weekdays.add(new Fact.Weekday(day, match.group())));
            return true;
        });
        return weekdays;
    }

    private static List<Fact.Day> read(MatchResult match) {
        Optional<DayOfWeek> weekday = group(match, "weekday").flatMap(Calendar::weekday);
        int year = number(match, "year");
        int day = number(match, "day");
        int month = month(group(match, "month"));
        String shown = match.group().strip();
        List<Fact.Day> days = new ArrayList<>();
        List<Fact.Date> readings = readings(
                year,
                month,
                day,
                match.group().indexOf('/') == 2 || match.group().indexOf('/') == 1);
        if (!readings.isEmpty()) {
            days.add(new Fact.Day(readings, weekday, shown));
            group(match, "other")
                    .map(Integer::parseInt)
                    .filter(other -> other >= 1 && other <= 31)
                    .ifPresent(other -> days.add(
                            new Fact.Day(List.of(new Fact.Date(year, month, other)), Optional.empty(), shown)));
        }
        return days;
    }

    private static List<Fact.Date> readings(int year, int month, int day, boolean eitherOrder) {
        List<Fact.Date> readings = new ArrayList<>();
        if (month <= 12 && day <= 31) {
            readings.add(new Fact.Date(year, month, day));
        }
        if (eitherOrder && day <= 12 && month <= 31 && day != month) {
            readings.add(new Fact.Date(year, day, month));
        }
        return readings;
    }

    private static int month(Optional<String> written) {
        return written.map(text -> Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : Calendar.month(text))
                .orElse(0);
    }

    private static int number(MatchResult match, String name) {
        return group(match, name).map(Integer::parseInt).orElse(0);
    }

    private static Optional<String> group(MatchResult match, String name) {
        if (!match.namedGroups().containsKey(name)) {
            return Optional.empty();
        }
        @Nullable String group = match.group(name);
        return Optional.ofNullable(group);
    }
}
