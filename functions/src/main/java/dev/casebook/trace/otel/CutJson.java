package dev.casebook.trace.otel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Closes a JSON text whose end was cut off, in one pass: an open value is ended, an unfinished name, number or escape is
 * dropped, and the open objects and lists are closed.
 */
final class CutJson {
    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean expectName;

    /** After this many characters, the closing brackets in {@link #open} alone make JSON again. */
    private int sound;

    private CutJson(String text) {
        this.text = text;
    }

    /** The closed text, or empty when the text was not cut but is something else. */
    static Optional<String> closed(String text) {
        return new CutJson(text).close();
    }

    private Optional<String> close() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                int end = endOfString(i);
                if (end < 0) {
                    return Optional.of((expectName ? text.substring(0, sound) : endedString()) + closers());
                }
                if (!expectName) {
                    sound = end;
                }
                i = end;
            } else if (!structure(c, i)) {
                return Optional.empty();
            } else {
                i++;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(text.substring(0, sound) + closers());
    }

    /** Index after the closing quote, or -1 when the text ends before it. */
    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean structure(char c, int at) {
        switch (c) {
            case '{', '[' -> {
                open.push(c == '{' ? '}' : ']');
                expectName = c == '{';
                sound = at + 1;
            }
            case '}', ']' -> {
                if (open.isEmpty() || open.pop() != c) {
                    return false;
                }
                expectName = false;
                sound = at + 1;
            }
            case ':' -> expectName = false;
            case ',' -> {
                expectName = !open.isEmpty() && open.peek() == '}';
                sound = at;
            }
            default -> {}
        }
        return true;
    }

    /** The text with its last, open string ended; half an escape and a character cut in two are dropped. */
    private String endedString() {
        int end = text.length();
        int slash = text.lastIndexOf('\\');
        if (slash >= 0 && slash >= end - 6 && unfinishedEscape(slash)) {
            end = slash;
        }
        while (end > 0 && text.charAt(end - 1) == '\uFFFD') {
            end--;
        }
        return text.substring(0, end) + '"';
    }

    private boolean unfinishedEscape(int slash) {
        int before = slash;
        while (before > 0 && text.charAt(before - 1) == '\\') {
            before--;
        }
        boolean startsEscape = (slash - before) % 2 == 0;
        int needed = text.startsWith("u", slash + 1) ? 6 : 2;
        return startsEscape && text.length() - slash < needed;
    }

    private String closers() {
        StringBuilder closers = new StringBuilder();
        open.forEach(closers::append);
        return closers.toString();
    }
}
