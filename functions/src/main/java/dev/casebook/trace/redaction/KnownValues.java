package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Values that a field or a cue of the same trace gave away, found again in its texts: who is {@code patient_name} in a tool's
 * arguments is often greeted in the answer, by one of the names. Whole words, in the case they were written in; ordinary words
 * are left.
 */
final class KnownValues implements TextRule {
    private static final int MOST = 400;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_WITHOUT_CASE = 2;
    private static final int LONGEST = 100;
    private static final int BEGINNINGS = 1 << 12;

    /** First word to the values that begin with it, the longest first. */
    private final Map<String, List<String>> byFirstWord = new HashMap<>();

    private final Map<String, String> kinds;

    /** Those in scripts that know no capitals; some of these write no spaces, so a value is found inside a word too. */
    private final List<String> withoutCase;

    /** Marks of the first two characters of all values: most words of a text are passed over by it. */
    private final BitSet beginnings = new BitSet(BEGINNINGS);

    private KnownValues(Map<String, String> kinds) {
        this.kinds = kinds;
        this.withoutCase = kinds.keySet().stream()
                .filter(value -> isWithoutCase(value.charAt(0)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        Set<String> words = new LinkedHashSet<>(kinds.keySet());
        withoutCase.forEach(words::remove);
        words.forEach(value -> beginnings.set(beginning(value, 0)));
        words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(value -> byFirstWord
                        .computeIfAbsent(value.substring(0, endOfWord(value, 0)), first -> new ArrayList<>())
                        .add(value));
    }

    /** From value to kind; the words of a name count as well. */
    static KnownValues of(Map<String, String> values) {
        Map<String, String> usable = new LinkedHashMap<>();
        values.forEach((value, kind) -> add(usable, value, kind));
        values.forEach((value, kind) -> {
            if (kind.equals("NAME")) {
                NameRule.parts(value).forEach(part -> add(usable, part, kind));
            }
        });
        return new KnownValues(usable);
    }

    private static void add(Map<String, String> usable, String value, String kind) {
        if (usable.size() < MOST && isTelling(value)) {
            usable.putIfAbsent(value, kind);
        }
    }

    private static boolean isTelling(String value) {
        if (value.length() >= SHORTEST_WITHOUT_CASE && isWithoutCase(value.charAt(0))) {
            return value.length() <= LONGEST;
        }
        return value.length() >= SHORTEST
                && value.length() <= LONGEST
                && isWordPart(value.charAt(0))
                && !NameWords.isOrdinary(NameWords.folded(value))
                && !Pseudonyms.WRITTEN.matcher(value).find()
                && (Character.isUpperCase(value.charAt(0))
                        || value.chars().anyMatch(c -> c == '_' || c == '.' || c == '-' || c == ' '));
    }

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (kinds.isEmpty()) {
            return;
        }
        for (String value : withoutCase) {
            String within = scan.string();
            for (int at = within.indexOf(value); at >= 0; at = within.indexOf(value, at + value.length())) {
                found.accept(new Find(at, at + value.length(), kinds.getOrDefault(value, "NAME"), value));
            }
        }
        CharSequence text = scan.text();
        int i = 0;
        while (i < text.length()) {
            if (!isWordPart(text.charAt(i))) {
                i++;
                continue;
            }
            int end = endOfWord(text, i);
            int after = end - i <= LONGEST && beginnings.get(beginning(text, i)) ? at(text, i, end, found) : -1;
            i = after > 0 ? after : end;
        }
    }

    private static boolean isWithoutCase(char c) {
        return Character.getType(c) == Character.OTHER_LETTER;
    }

    private int at(CharSequence text, int start, int endOfWord, Consumer<Find> found) {
        for (String value :
                byFirstWord.getOrDefault(text.subSequence(start, endOfWord).toString(), List.of())) {
            int end = start + value.length();
            if (end <= text.length()
                    && (end == text.length() || !isWordPart(text.charAt(end)))
                    && text.subSequence(start, end).toString().equals(value)) {
                found.accept(new Find(start, end, kinds.getOrDefault(value, "NAME"), value));
                return end;
            }
        }
        return -1;
    }

    private static int beginning(CharSequence text, int at) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return (text.charAt(at) * 67 + second) & (BEGINNINGS - 1);
    }

    private static int endOfWord(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
