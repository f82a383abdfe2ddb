package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and what one look at each of its characters tells, so that a rule with nothing to find costs nothing.
 *
 * <p>Immutable once made; made once for all rules.
 */
final class Scan {
    private static final int LONG_TOKEN = 16;
    private static final boolean[] TOKEN_PARTS = tokenParts();
    private static final String IN_NUMBERS = " -./()+:\u00a0\u2011\u2013";

    private final CharSequence text;
    private final String string;
    private final List<Token> longTokens = new ArrayList<>();
    private int digitsInARow;
    private int ats;
    private int percents;
    private int colons;
    private int equals;
    private int backslashes;
    private int digitDots;
    private int hyphens;

    /** A stretch without spaces that may be a key or encoded: letters, digits and {@code _ - . + / = ~}. */
    record Token(int start, int end) {}

    Scan(CharSequence text) {
        this.text = text;
        this.string = text.toString();
        int number = 0;
        int token = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                number = 0;
                continue;
            }
            number = digits(c, number);
            if (!isTokenPart(c)) {
                end(token, i);
                token = i + 1;
            }
            count(c, i);
        }
        end(token, text.length());
    }

    private int digits(char c, int number) {
        if (c >= '0' && c <= '9') {
            digitsInARow = Math.max(digitsInARow, number + 1);
            return number + 1;
        }
        return number > 0 && IN_NUMBERS.indexOf(c) >= 0 ? number : 0;
    }

    private void count(char c, int at) {
        switch (c) {
            case '@' -> ats++;
            case '%' -> percents++;
            case ':' -> colons++;
            case '=' -> equals++;
            case '-' -> hyphens++;
            case '\\' -> backslashes++;
            case '.' -> digitDots += at > 0 && Character.isDigit(string.charAt(at - 1)) ? 1 : 0;
            default -> {}
        }
    }

    private void end(int start, int end) {
        if (end - start >= LONG_TOKEN) {
            longTokens.add(new Token(start, end));
        }
    }

    static boolean isTokenPart(char c) {
        return c < TOKEN_PARTS.length && TOKEN_PARTS[c];
    }

    private static boolean[] tokenParts() {
        boolean[] parts = new boolean[128];
        for (char c = 0; c < parts.length; c++) {
            parts[c] = Character.isLetterOrDigit(c) || "_-.+/=~".indexOf(c) >= 0;
        }
        return parts;
    }

    CharSequence text() {
        return text;
    }

    /** The same text, to look for words in. */
    String string() {
        return string;
    }

    boolean has(String words) {
        return string.contains(words);
    }

    List<Token> longTokens() {
        return longTokens;
    }

    /** The most digits that stand together with nothing but {@code - . / ( )} and spaces between them. */
    int digitsInARow() {
        return digitsInARow;
    }

    boolean hasAt() {
        return ats > 0 || percents > 0 || backslashes > 0;
    }

    boolean hasPercent() {
        return percents > 0;
    }

    boolean hasPairs() {
        return colons > 0 || equals > 0 || percents > 0;
    }

    int colons() {
        return colons;
    }

    int hyphens() {
        return hyphens;
    }

    int equalSigns() {
        return equals;
    }

    /** How many dots follow a digit. */
    int digitDots() {
        return digitDots;
    }
}
