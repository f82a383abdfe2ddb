package dev.casebook.bot.command;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words: quotes (also the smart ones of phones) hold words together, and so do a tool's JSON arguments. */
final class Words {
    private static final String DOUBLE = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";
    private static final String SINGLE = "'\u2018\u2019\u201A\u201B";

    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /**
     * One word.
     *
     * @param quoted true when it began with a quote: then it is never a flag
     */
    record Word(String text, boolean quoted) {}

    static List<Word> of(String text) {
        return new Words(text).all();
    }

    private List<Word> all() {
        List<Word> words = new ArrayList<>();
        while (true) {
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return words;
            }
            words.add(next());
        }
    }

    private Word next() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && !isSpace(text.charAt(at))) {
            boolean mayQuote = word.isEmpty() || word.charAt(word.length() - 1) == '=';
            if (mayQuote && takeQuoted(word)) {
                quoted |= word.isEmpty() || word.indexOf("=") < 0;
            } else if (!takeJson(word)) {
                word.append(text.charAt(at++));
            }
        }
        return new Word(quoted ? word.toString() : withPlainDashes(word.toString()), quoted);
    }

    /** Takes a quoted part; a quote closes where a space or the end follows it. */
    private boolean takeQuoted(StringBuilder word) {
        char open = text.charAt(at);
        String family = DOUBLE.indexOf(open) >= 0 ? DOUBLE : SINGLE;
        if (family.indexOf(open) < 0) {
            return false;
        }
        for (int end = at + 1; end < text.length(); end++) {
            boolean escaped = text.charAt(end - 1) == '\\';
            boolean last = end + 1 == text.length() || isSpace(text.charAt(end + 1));
            if (last && !escaped && family.indexOf(text.charAt(end)) >= 0) {
                word.append(text.substring(at + 1, end).replace("\\\"", "\""));
                at = end + 1;
                return true;
            }
        }
        if (family.equals(DOUBLE)) {
            throw new Misread("A quote was opened and not closed.");
        }
        return false;
    }

    /** Takes {@code ({…})} or {@code {…}} as a whole, spaces included, with plain double quotes. */
    private boolean takeJson(StringBuilder word) {
        char open = text.charAt(at);
        if (open != '{' && !(open == '(' && followedByObject())) {
            return false;
        }
        int depth = 0;
        boolean inString = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DOUBLE.indexOf(c) >= 0 && text.charAt(i - 1 < at ? at : i - 1) != '\\') {
                inString = !inString;
            } else if (!inString && (c == '{' || c == '(' || c == '[')) {
                depth++;
            } else if (!inString && (c == '}' || c == ')' || c == ']') && --depth == 0) {
                word.append(withPlainQuotes(text.substring(at, i + 1)));
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    private boolean followedByObject() {
        int i = at + 1;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == ')');
    }

    /** Phones turn quotes into smart ones and two dashes into a long one. */
    static String withPlainQuotes(String text) {
        return text.replaceAll("[\u201C\u201D\u201E\u201F\u00AB\u00BB]", "\"");
    }

    private static String withPlainDashes(String word) {
        boolean flag = word.length() > 1
                && (word.charAt(0) == '\u2014' || word.charAt(0) == '\u2013')
                && Character.isLetter(word.charAt(1));
        String plain = flag ? "--" + word.substring(1) : word;
        boolean ticked = plain.length() > 2 && plain.startsWith("`") && plain.endsWith("`");
        return ticked ? plain.substring(1, plain.length() - 1) : plain;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }
}
