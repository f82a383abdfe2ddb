package dev.casebook.evaluation.evaluators;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times of day: 3 pm, 3:00 p.m., 3.30pm, 15:00, 15:00:00Z, noon, midnight, and spans with one a.m. or p.m. for both ends
 * (3-4 pm; 11-1 pm starts in the morning). Offsets and zones are not compared.
 */
final class TimeReader {
    private static final String BEFORE = "\\b(?<![\\p{L}\\d:.$€£])";
    private static final String HALF = " {0,2}([ap])\\.?m(?![\\p{L}])";
    private static final String MINUTES = "(?:[:.]([0-5]\\d))?";

    private static final Pattern SPAN = Pattern.compile(
            BEFORE + "(\\d{1,2})" + MINUTES + "(?: ?(?:-|to|and|or|until) ?)(\\d{1,2})" + MINUTES + HALF,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TWELVE =
            Pattern.compile(BEFORE + "(\\d{1,2})" + MINUTES + "(?::[0-5]\\d)?" + HALF, Pattern.CASE_INSENSITIVE);
    private static final Pattern TWENTY_FOUR = Pattern.compile(BEFORE
            + "([01]?\\d|2[0-3]):([0-5]\\d)(?![\\d])(?::[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?|Z\\b)?");
    private static final Pattern WORDS = Pattern.compile("\\b(noon|midday|midnight)\\b", Pattern.CASE_INSENSITIVE);

    private TimeReader() {}

    static List<Fact.Clock> read(Scan scan) {
        List<Fact.Clock> clocks = new ArrayList<>();
        scan.each(SPAN, match -> span(match, clocks));
        scan.each(TWELVE, match -> {
            int hour = Integer.parseInt(match.group(1));
            return add(clocks, hour, match.group(2), match.group(3), match.group());
        });
        scan.each(TWENTY_FOUR, match -> {
            int hour = Integer.parseInt(match.group(1));
            return clocks.add(new Fact.Clock(LocalTime.of(hour, minutes(match.group(2))), match.group()));
        });
        scan.each(WORDS, match -> {
            int hour = match.group().toLowerCase(Locale.ROOT).equals("midnight") ? 0 : 12;
            return clocks.add(new Fact.Clock(LocalTime.of(hour, 0), match.group()));
        });
        return clocks;
    }

    private static boolean span(MatchResult match, List<Fact.Clock> clocks) {
        int from = Integer.parseInt(match.group(1));
        int to = Integer.parseInt(match.group(3));
        if (from < 1 || from > 12 || to < 1 || to > 12) {
            return false;
        }
        boolean crosses = from % 12 > to % 12;
        boolean afternoon = match.group(5).equalsIgnoreCase("p") != crosses;
        String shown = match.group().strip();
        return add(clocks, from, match.group(2), afternoon ? "p" : "a", shown)
                && add(clocks, to, match.group(4), match.group(5), shown);
    }

    private static boolean add(List<Fact.Clock> clocks, int hour, @Nullable String minutes, String half, String shown) {
        if (hour < 1 || hour > 12) {
            return false;
        }
        int hours = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        return clocks.add(new Fact.Clock(LocalTime.of(hours, minutes(minutes)), shown.strip()));
    }

    private static int minutes(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
