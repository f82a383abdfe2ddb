package dev.casebook.diff;

import java.util.List;
import java.util.Locale;

/** How figures and cases are written in sentences: {@code 93.3%}, {@code +2.2 pp}, a title with its display id. */
final class Wording {
    private static final int MOST_NAMES = 5;

    private Wording() {}

    static String percent(double share) {
        return Double.isNaN(share) ? "no score" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** A share as percentage points with its sign. */
    static String points(double difference) {
        double rounded = Math.round(1000 * difference) / 10.0;
        return (rounded > 0 ? "+" : rounded < 0 ? "−" : "±") + String.format(Locale.ROOT, "%.1f", Math.abs(rounded));
    }

    /** Whole percentage points, rounded up: what would have been seen is never overstated. */
    static String wholePoints(double share) {
        return (long) Math.ceil(100 * share - 1e-9) + " pp";
    }

    static String p(double p) {
        return p < 0.001 ? "< 0.001" : "= " + String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String cases(long number) {
        return count(number, "case", "cases");
    }

    static String name(CaseChange.Subject subject) {
        return subject.title().isBlank()
                ? subject.id().display()
                : subject.title() + " (" + subject.id().display() + ")";
    }

    static String trials(CaseChange.Trials trials) {
        return trials.passed() + " of " + trials.scored();
    }

    /** The first few, and how many more there are. */
    static String list(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
    }

    static String shortened(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }
}
