package dev.casebook.trace.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The word lists: given names, family names, and words that prove no name. Their source is stated in each file. */
final class NameWords {
    private static final int GIVEN = 1;
    private static final int FAMILY = 2;
    private static final int ORDINARY = 4;

    /** One table for the three lists, as every word of a text is looked up. */
    private static final Map<String, Integer> KINDS = kinds();

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String SPECIAL = "øłđðßæœıþ";
    private static final String[] PLAIN = {"o", "l", "d", "d", "ss", "ae", "oe", "i", "th"};

    private NameWords() {}

    static boolean isGiven(String folded) {
        return isGiven(kinds(folded));
    }

    static boolean isFamily(String folded) {
        return isFamily(kinds(folded));
    }

    static boolean isOrdinary(String folded) {
        return isOrdinary(kinds(folded));
    }

    static boolean isGiven(int kinds) {
        return (kinds & GIVEN) != 0;
    }

    static boolean isFamily(int kinds) {
        return (kinds & FAMILY) != 0;
    }

    static boolean isOrdinary(int kinds) {
        return (kinds & ORDINARY) != 0;
    }

    /** Which lists the word is on; of one with a hyphen also the given name before it and the family name after it. */
    static int kinds(String folded) {
        int kinds = KINDS.getOrDefault(folded, 0);
        int hyphen = folded.indexOf('-');
        if (hyphen > 0) {
            kinds |= KINDS.getOrDefault(folded.substring(0, hyphen), 0) & GIVEN;
            kinds |= KINDS.getOrDefault(folded.substring(hyphen + 1), 0) & FAMILY;
        }
        return kinds;
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new HashMap<>();
        read("given-names.txt").forEach(word -> kinds.merge(word, GIVEN, (one, other) -> one | other));
        read("family-names.txt").forEach(word -> kinds.merge(word, FAMILY, (one, other) -> one | other));
        read("ordinary-words.txt").forEach(word -> kinds.merge(word, ORDINARY, (one, other) -> one | other));
        return kinds;
    }

    /** In lower case and without accents, as the lists are written. */
    static String folded(String word) {
        boolean plain = true;
        for (int i = 0; i < word.length() && plain; i++) {
            plain = word.charAt(i) < 128;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (plain) {
            return lower;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        for (int i = 0; i < SPECIAL.length(); i++) {
            bare = bare.replace(String.valueOf(SPECIAL.charAt(i)), PLAIN[i]);
        }
        return bare.replace("'", "").replace("\u2019", "");
    }

    private static Set<String> read(String file) {
        try (InputStream in = Objects.requireNonNull(NameWords.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> words = new HashSet<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (String word : line.split(" ", -1)) {
                    words.add(Normalizer.normalize(word, Normalizer.Form.NFC)
                            .replace("й", "и\u0306")
                            .replace("\u0306", ""));
                }
            });
            words.remove("");
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
