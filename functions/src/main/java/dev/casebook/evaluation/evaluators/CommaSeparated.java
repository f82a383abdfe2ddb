package dev.casebook.evaluation.evaluators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list written as one text, read as promptfoo reads it: fields between commas, trimmed, empty ones left out; a field in double
 * quotes may hold commas, and inside it {@code ""}, {@code \"} and {@code \\} stand for a quote and a backslash.
 */
final class CommaSeparated {
    private final String text;
    private final List<String> fields = new ArrayList<>();
    private int at;

    private CommaSeparated(String text) {
        this.text = text;
    }

    /** Empty when a quote is not closed, or closed and not followed by a comma. */
    static Optional<List<String>> parse(String text) {
        CommaSeparated reading = new CommaSeparated(text);
        return reading.all() ? Optional.of(reading.fields) : Optional.empty();
    }

    private boolean all() {
        while (skip(true)) {
            if (text.charAt(at) != '"') {
                int comma = text.indexOf(',', at);
                int end = comma < 0 ? text.length() : comma;
                fields.add(text.substring(at, end).strip());
                at = end;
            } else if (!quoted() || (skip(false) && text.charAt(at) != ',')) {
                return false;
            }
        }
        return true;
    }

    private boolean quoted() {
        StringBuilder field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean escape = c == '\\' && (next == '"' || next == '\\');
            if (escape || (c == '"' && next == '"')) {
                field.append(next);
                at++;
            } else if (c == '"') {
                at++;
                fields.add(field.toString());
                return true;
            } else {
                field.append(c);
            }
        }
        return false;
    }

    /** Moves on to the next field; false at the end. */
    private boolean skip(boolean commas) {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || (commas && text.charAt(at) == ','))) {
            at++;
        }
        return at < text.length();
    }
}
