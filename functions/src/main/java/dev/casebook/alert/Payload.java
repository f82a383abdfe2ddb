package dev.casebook.alert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook's body, read field by field; errors name the field.
 *
 * @param advice a sentence for whoever set up the sender, added to each error
 */
record Payload(JsonNode root, String advice) {
    private static final ObjectReader JSON =
            Json.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads one JSON object.
     *
     * @throws CasebookException.Permanent when the body is none
     */
    static Payload read(byte[] body, String advice) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree.isObject()) {
                return new Payload(tree, advice);
            }
        } catch (IOException e) {
            // Falls through: the parser's message quotes the body.
        }
        throw malformed("The body", "Expected one JSON object.", advice);
    }

    /** What stands at a path such as {@code event.data.id}; the missing node when nothing does. */
    JsonNode at(String path) {
        JsonNode node = root;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    Optional<String> text(String path) {
        return text(at(path));
    }

    String required(String path) {
        return text(path).orElseThrow(() -> malformed(path, "Expected a text."));
    }

    Instant time(String path) {
        return Times.read(at(path)).orElseThrow(() -> malformed(path, "Expected a time such as 2026-01-02T03:04:05Z."));
    }

    /** Takes a field over under a name, where it is there. */
    void copy(String path, String name, Map<String, String> to) {
        text(path).ifPresent(text -> to.put(name, text));
    }

    CasebookException malformed(String field, String expected) {
        return malformed(field, expected, advice);
    }

    static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static CasebookException malformed(String field, String expected, String advice) {
        return new CasebookException.Permanent(
                field + " is missing or malformed. " + expected + " Nothing was saved. " + advice);
    }
}
