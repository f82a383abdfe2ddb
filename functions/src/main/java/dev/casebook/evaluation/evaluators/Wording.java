package dev.casebook.evaluation.evaluators;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts made comparable: the same words typed on another keyboard are the same text. */
final class Wording {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]{1,1000}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");

    private Wording() {}

    /** Compatibility forms, typographic quotes and dashes as their plain ones, no invisible characters; lines and case are kept. */
    static String plain(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        StringBuilder out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            out.append(plain(plain.charAt(i)));
        }
        return out.toString();
    }

    /** As {@link #plain(String)}, and all white space as one space, in lower case. */
    static String folded(String text) {
        return SPACE.matcher(plain(text)).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static char plain(char c) {
        return switch (c) {
            case '‘', '’', '‚', '‛', 'ʼ', '′', '`', '´' -> '\'';
            case '“', '”', '„', '‟', '«', '»', '″' -> '"';
            case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
            default -> c;
        };
    }
}
