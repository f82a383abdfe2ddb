package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a piece of content, each with the JSON pointer to its place. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String pointer, String problem) {
        found.add(problem + " [json-pointer:" + pointer + "]");
    }

    List<String> found() {
        return List.copyOf(found);
    }

    /** A required array with {@code min} to {@code max} members. */
    void size(JsonNode owner, String field, String pointer, int min, int max) {
        JsonNode array = owner.path(field);
        String place = pointer + "/" + field;
        if (!array.isArray()) {
            add(pointer, "missing required field: " + field);
        } else if (array.size() < min) {
            add(place, "no fewer than " + min + " items allowed");
        } else if (array.size() > max) {
            add(place, "no more than " + max + " items allowed");
        }
    }

    /** An optional string of at most {@code max} characters. */
    void length(JsonNode owner, String field, String pointer, int max) {
        JsonNode value = owner.path(field);
        if (value.isTextual() && value.textValue().length() > max) {
            add(pointer + "/" + field, "must be less than " + (max + 1) + " characters");
        }
    }

    /** A required, non-empty string of at most {@code max} characters. */
    void string(JsonNode owner, String field, String pointer, int max) {
        JsonNode value = owner.path(field);
        if (!value.isTextual()) {
            add(pointer, "missing required field: " + field);
        } else if (value.textValue().isEmpty()) {
            add(pointer + "/" + field, "must be more than 0 characters");
        }
        length(owner, field, pointer, max);
    }

    /** A required text object: {@code {"type":"plain_text"|"mrkdwn","text":…}}. */
    void text(JsonNode owner, String field, String pointer, int max, boolean mrkdwn) {
        JsonNode text = owner.path(field);
        if (!text.isObject()) {
            add(pointer, "missing required field: " + field);
            return;
        }
        textObject(text, pointer + "/" + field, max, mrkdwn);
    }

    /** The same for a text object that may be absent. */
    void optionalText(JsonNode owner, String field, String pointer, int max) {
        if (owner.hasNonNull(field)) {
            text(owner, field, pointer, max, false);
        }
    }

    void textObject(JsonNode text, String pointer, int max, boolean mrkdwn) {
        String type = text.path("type").asText("");
        if (!type.equals("plain_text") && !(mrkdwn && type.equals("mrkdwn"))) {
            add(pointer + "/type", "must be a valid enum value");
        }
        string(text, "text", pointer, max);
    }
}
