package dev.casebook.evaluation.evaluators;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text's words with one space between them, so that a sequence of them can be looked for.
 *
 * @param written as they were written, with a space at both ends
 * @param lower the same in lower case, character by character
 */
record Words(String written, String lower) {
    static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,200}(?:['-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,200}){0,8}");

    static Words of(String text) {
        StringBuilder written = new StringBuilder(text.length() + 2).append(' ');
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            written.append(withoutPossessive(word.group())).append(' ');
        }
        return new Words(written.toString(), lower(written));
    }

    /** Whether these words follow each other here, in any case; an everyday word such as "Will" only with its capital. */
    boolean hold(List<String> words) {
        String sought = " " + String.join(" ", words) + " ";
        boolean everyday = words.size() == 1 && CommonWords.alsoName(words.getFirst());
        return everyday ? written.contains(sought) : lower.contains(lower(sought));
    }

    private static String lower(CharSequence text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    static String withoutPossessive(String word) {
        boolean possessive = word.length() > 2 && (word.endsWith("'s") || word.endsWith("'S"));
        return possessive ? word.substring(0, word.length() - 2) : word;
    }
}
