package dev.casebook.trace.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The word lists: given names, family names, and words that prove no name. Their source is stated in each file. */
final class NameWords {
    private static final Set<String> GIVEN = read("given-names.txt");
    private static final Set<String> FAMILY = read("family-names.txt");
    private static final Set<String> ORDINARY = read("ordinary-words.txt");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String SPECIAL = "øłđðßæœıþ";
    private static final String[] PLAIN = {"o", "l", "d", "d", "ss", "ae", "oe", "i", "th"};

    private NameWords() {}

    static boolean isGiven(String folded) {
        return GIVEN.contains(folded)
                || (folded.indexOf('-') > 0 && GIVEN.contains(folded.substring(0, folded.indexOf('-'))));
    }

    static boolean isFamily(String folded) {
        return FAMILY.contains(folded)
                || (folded.indexOf('-') > 0 && FAMILY.contains(folded.substring(folded.indexOf('-') + 1)));
    }

    static boolean isOrdinary(String folded) {
        return ORDINARY.contains(folded);
    }

    /** True for a word that is somebody's name and hardly anything else. */
    static boolean isSurelyName(String folded) {
        return folded.length() > 2 && !isOrdinary(folded) && (isGiven(folded) || isFamily(folded));
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
