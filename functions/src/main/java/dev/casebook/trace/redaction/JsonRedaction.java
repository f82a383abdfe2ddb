package dev.casebook.trace.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** Walks JSON values, with an eye on the names of fields, also where JSON is written into a text. */
final class JsonRedaction {
    /** JSON in a text in JSON in a text …: beyond this, it is read as plain text. */
    private static final int DEEPEST_NESTING_IN_TEXT = 5;

    private static final int SHORTEST_CARD = 13;

    /** See {@link Redaction}: text that was in an encoding is read as JSON too. */
    private static final int ENCODED = 100;

    /** Duplicate names are refused, as the first of two values would be hidden from the walk. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(50_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    private final Redaction redaction;
    private final FieldNames names;

    JsonRedaction(Redaction redaction, FieldNames names) {
        this.redaction = redaction;
        this.names = names;
    }

    /** The text redacted as JSON; the text itself when nothing changed; empty when it is not JSON. */
    Optional<String> inText(String text, int depth) {
        if (depth % ENCODED >= DEEPEST_NESTING_IN_TEXT || !mayBeJson(text)) {
            return Optional.empty();
        }
        try {
            JsonNode value = JSON.readTree(text);
            JsonNode redacted = redact(value, depth + 1);
            return Optional.of(redacted.equals(value) ? text : JSON.writeValueAsString(redacted));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static boolean mayBeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    JsonNode redact(JsonNode value, int depth) {
        if (value.isObject()) {
            return object(value, depth);
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(redact(element, depth)));
            return list;
        }
        if (value.isTextual()) {
            return TextNode.valueOf(redaction.text(value.textValue(), depth));
        }
        return value.isIntegralNumber() ? number(value) : value;
    }

    private JsonNode object(JsonNode value, int depth) {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        boolean person = value.propertyStream()
                .anyMatch(field -> SensitiveKeys.isPersonal(SensitiveKeys.normal(field.getKey())));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name =
                    isPlain(field.getKey()) ? field.getKey() : redaction.text(field.getKey(), DEEPEST_NESTING_IN_TEXT);
            Optional<String> kind = kindOf(field.getKey(), person);
            JsonNode inner = (kind.isEmpty() && !name.equals(field.getKey()) ? kindOf(name, person) : kind)
                    .map(found -> whole(found, field.getValue(), depth))
                    .orElseGet(() -> redact(field.getValue(), depth));
            redacted.set(free(redacted, name), inner);
        }
        return redacted;
    }

    private Optional<String> kindOf(String name, boolean person) {
        String normal = SensitiveKeys.normal(name);
        return names.kindOf(normal).or(() -> person && normal.equals("name") ? Optional.of("NAME") : Optional.empty());
    }

    /** A short name in small letters, as programs give them, holds nothing. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && c != '_') {
                return false;
            }
        }
        return name.length() < 30;
    }

    /** Two names may become the same pseudonym. */
    private static String free(ObjectNode taken, String name) {
        String free = name;
        for (int i = 2; taken.has(free); i++) {
            free = name + "#" + i;
        }
        return free;
    }

    private JsonNode whole(String kind, JsonNode value, int depth) {
        if (value.isNull() || value.isBoolean()) {
            return value;
        }
        if (value.isNumber()) {
            return TextNode.valueOf(redaction.field(kind, value.asText()));
        }
        if (value.isTextual()) {
            return TextNode.valueOf(redaction.field(kind, value.textValue()));
        }
        if (kind.equals("SECRET") || kind.equals(FieldNames.ADDED)) {
            return value.isEmpty() ? value : TextNode.valueOf(redaction.field(kind, value.toString()));
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(whole(kind, element, depth)));
            return list;
        }
        return redact(value, depth);
    }

    private JsonNode number(JsonNode value) {
        String digits = value.asText();
        String redacted = digits.length() < SHORTEST_CARD ? digits : redaction.text(digits, DEEPEST_NESTING_IN_TEXT);
        return redacted.equals(digits) ? value : TextNode.valueOf(redacted);
    }
}
