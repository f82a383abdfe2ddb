package dev.casebook.nightly;

import dev.casebook.CasebookException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a cron expression: {@code *}, {@code 7}, {@code 1-5}, {@code 1-5/2}, {@code *}{@code /2}, and lists of these with
 * commas.
 *
 * @param values those it matches, never empty
 * @param open true for {@code *}
 */
record CronField(SortedSet<Integer> values, boolean open) {
    private static final Pattern PART =
            Pattern.compile("(?:(\\*)|([0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?)(?:/([0-9]{1,2}))?");

    /**
     * What a field may hold.
     *
     * @param names of the values from {@code least} on; empty where they have none
     */
    record Kind(String name, int least, int most, List<String> names) {}

    static CronField parse(Kind kind, String text) {
        SortedSet<Integer> values = new TreeSet<>();
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            add(kind, part, values);
        }
        return new CronField(values, text.equals("*"));
    }

    boolean matches(int value) {
        return values.contains(value);
    }

    private static void add(Kind kind, String part, SortedSet<Integer> values) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw wrong(kind);
        }
        boolean all = matcher.group(1) != null;
        boolean range = all || matcher.group(3) != null;
        int first = all ? kind.least() : number(kind, matcher.group(2));
        int last = all ? kind.most() : range ? number(kind, matcher.group(3)) : first;
        int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        if (last < first || step < 1 || (step > 1 && !range)) {
            throw wrong(kind);
        }
        for (int value = first; value <= last; value += step) {
            values.add(value);
        }
    }

    private static int number(Kind kind, String text) {
        int named = kind.names().indexOf(text);
        int value = named >= 0 ? kind.least() + named : digits(kind, text);
        if (value < kind.least() || value > kind.most()) {
            throw wrong(kind);
        }
        return value;
    }

    private static int digits(Kind kind, String text) {
        if (!Character.isDigit(text.charAt(0))) {
            throw wrong(kind);
        }
        return Integer.parseInt(text);
    }

    private static CasebookException wrong(Kind kind) {
        String names = kind.names().isEmpty()
                ? ""
                : " or " + kind.names().getFirst() + " to " + kind.names().getLast();
        return new CasebookException.Permanent("Expected in the " + kind.name() + " field " + kind.least() + " to "
                + kind.most() + names + ", a range such as " + kind.least() + "-" + (kind.least() + 2)
                + ", a list with commas, or *.");
    }

    static List<String> names(String names) {
        return Arrays.asList(names.split(" ", -1));
    }
}
