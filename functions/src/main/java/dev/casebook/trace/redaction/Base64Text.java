package dev.casebook.trace.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Tells text in base64, standard or for URLs, from ids and keys: what it decodes to must be UTF-8 that people could read. */
final class Base64Text {
    static final int SHORTEST = 12;

    private Base64Text() {}

    /** The text in a base64 token; empty when it holds none. */
    static Optional<String> decoded(String token) {
        int length = withoutPadding(token, 0, token.length());
        if (length < SHORTEST || length % 4 == 1 || !mayBe(token, 0, length)) {
            return Optional.empty();
        }
        try {
            String standard = token.substring(0, length).replace('-', '+').replace('_', '/');
            String text = new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
            return isReadable(text) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException noText) {
            return Optional.empty();
        }
    }

    /** Decodes without keeping anything and stops at the first byte that is no text: most ids end within a few characters. */
    static boolean mayBe(String text, int start, int end) {
        int bits = 0;
        int following = 0;
        int last = withoutPadding(text, start, end);
        for (int i = start; i < last; i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                return false;
            }
            bits = (bits << 6 | value) & 0xFFFF;
            int rest = (i - start) % 4;
            if (rest > 0) {
                following = next(following, bits >> (6 - 2 * rest) & 0xFF);
            }
            if (following < 0) {
                return false;
            }
        }
        return following == 0;
    }

    /** How many bytes of a character are to come after this one; -1 where UTF-8 text has no such byte. */
    private static int next(int following, int b) {
        if (following > 0) {
            return b >= 0x80 && b < 0xC0 ? following - 1 : -1;
        }
        if (b < 0x80) {
            return (b >= ' ' && b != 127) || b == '\n' || b == '\t' || b == '\r' ? 0 : -1;
        }
        if (b < 0xC2 || b > 0xF4) {
            return -1;
        }
        return b < 0xE0 ? 1 : (b < 0xF0 ? 2 : 3);
    }

    private static int withoutPadding(String text, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == '=') {
            last--;
        }
        return last;
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    private static boolean isReadable(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                return false;
            }
            letters += Character.isLetterOrDigit(c) || c == ' ' ? 1 : 0;
        }
        return letters * 2 > text.length();
    }
}
