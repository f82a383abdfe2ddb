package dev.casebook.trace.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pseudonyms as people read them: the first name in a message is "Person A", the next other one "Person B", the first e-mail
 * address "e-mail A". One instance per message, so that a letter always means the same there. Not for several threads.
 */
public final class ReadablePseudonyms {
    private static final Pattern WRITTEN = Pattern.compile("<([A-Z]{2,12}):(?:k[0-9]{1,4}:)?[0-9a-f]{16}>");
    private static final Pattern CUT = Pattern.compile("<[A-Z]{2,12}:[0-9a-fk:]{0,22}…");
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("NAME", "Person"),
            Map.entry("USER", "User"),
            Map.entry("SESSION", "conversation"),
            Map.entry("EMAIL", "e-mail"),
            Map.entry("PHONE", "phone"),
            Map.entry("CARD", "card"),
            Map.entry("IBAN", "bank account"),
            Map.entry("NATIONALID", "national id"),
            Map.entry("PASSPORT", "passport"),
            Map.entry("BIRTH", "date of birth"),
            Map.entry("ADDRESS", "address"),
            Map.entry("IP", "IP address"),
            Map.entry("MAC", "device address"),
            Map.entry("SECRET", "secret"));
    private static final int LETTERS = 26;

    private final Map<String, String> readable = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    /** The text with every pseudonym in it made readable; other text stays. */
    public String in(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String whole = WRITTEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(label(found.group(), found.group(1))));
        return CUT.matcher(whole).replaceAll("…");
    }

    private String label(String pseudonym, String kind) {
        return readable.computeIfAbsent(pseudonym, first -> {
            int number = used.merge(kind, 1, Integer::sum);
            return LABELS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT)) + " " + letters(number);
        });
    }

    /** A to Z, then AA, AB … */
    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }
}
