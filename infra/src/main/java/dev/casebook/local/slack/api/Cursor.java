package dev.casebook.local.slack.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Slack's page marks: base64 of a kind, a colon and a place. */
final class Cursor {

    private Cursor() {}

    static String write(String kind, String place) {
        return Base64.getEncoder().encodeToString((kind + ":" + place).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> read(String cursor, String kind) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(kind + ":") ? Optional.of(text.substring(kind.length() + 1)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
