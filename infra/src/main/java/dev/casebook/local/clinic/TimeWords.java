package dev.casebook.local.clinic;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds times and parts of the day in English text. Works on lower-case text. */
final class TimeWords {

    private static final String HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    private static final List<String> HOURS = List.of(HOUR_WORDS.split("\\|"));
    private static final Pattern BOUND = Pattern.compile("(after|from|since|later than|before|until|earlier than) $");
    private static final Pattern CLOCK =
            Pattern.compile("\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)(?!\\d)(?:\\s*([ap])\\.?m\\b)?");
    private static final Pattern AM_PM = Pattern.compile("\\b(1[0-2]|0?[1-9]|" + HOUR_WORDS + ")\\s*([ap])\\.?m\\b");
    private static final Pattern HALF_PAST = Pattern.compile("\\bhalf past (1[0-2]|[1-9]|" + HOUR_WORDS + ")\\b");
    private static final Pattern BARE = Pattern.compile("(?<=\\b(?:at|after|before|from|until) )(1[0-2]|[1-9]|"
            + HOUR_WORDS + ")\\b(?!\\s*(?:[:.]\\d|st|nd|rd|th|hour|day|" + DateWords.MONTHS + "))(?: o'clock)?");
    private static final Pattern NOON = Pattern.compile("\\b(noon|midday)\\b");
    private static final Pattern MORNING = Pattern.compile("\\b(morning|before lunch|forenoon)\\b");
    private static final Pattern AFTERNOON = Pattern.compile("\\b(afternoon|after lunch)\\b");
    private static final Pattern GREETING = Pattern.compile("\\bgood (morning|afternoon)\\b");

    private TimeWords() {}

    static Optional<TimeWish> time(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.find()) {
            return wish(text, clock.start(), clock.group(1), Integer.parseInt(clock.group(2)), clock.group(3));
        }
        Matcher amPm = AM_PM.matcher(text);
        if (amPm.find()) {
            return wish(text, amPm.start(), amPm.group(1), 0, amPm.group(2));
        }
        Matcher half = HALF_PAST.matcher(text);
        if (half.find()) {
            return wish(text, half.start(), half.group(1), 30, inOpeningHours(half.group(1)));
        }
        Matcher bare = BARE.matcher(text);
        if (bare.find()) {
            return wish(text, bare.start(), bare.group(1), 0, inOpeningHours(bare.group(1)));
        }
        Matcher noon = NOON.matcher(text);
        return noon.find() ? wish(text, noon.start(), "12", 0, "p") : Optional.empty();
    }

    static Optional<PartOfDay> part(String text) {
        String asked = GREETING.matcher(text).replaceAll(" ");
        if (AFTERNOON.matcher(asked).find()) {
            return Optional.of(PartOfDay.AFTERNOON);
        }
        return MORNING.matcher(asked).find() ? Optional.of(PartOfDay.MORNING) : Optional.empty();
    }

    private static Optional<TimeWish> wish(String text, int start, String hour, int minute, @Nullable String half) {
        int number = hour(hour);
        if ("p".equals(half) && number < 12) {
            number += 12;
        } else if ("a".equals(half) && number == 12) {
            number = 0;
        }
        LocalTime time = LocalTime.of(number, minute);
        Matcher bound = BOUND.matcher(text.substring(0, start));
        if (!bound.find()) {
            return Optional.of(new TimeWish(TimeWish.Kind.AT, time));
        }
        boolean before = bound.group(1).matches("before|until|earlier than");
        return Optional.of(new TimeWish(before ? TimeWish.Kind.BEFORE : TimeWish.Kind.FROM, time));
    }

    private static int hour(String word) {
        int index = HOURS.indexOf(word);
        return index >= 0 ? index + 1 : Integer.parseInt(word);
    }

    /** "at 3" without more is an afternoon, "at 9" a morning: nobody is here at the other one. */
    private static String inOpeningHours(String hour) {
        int number = hour(hour);
        return number < 7 || number == 12 ? "p" : "a";
    }
}
