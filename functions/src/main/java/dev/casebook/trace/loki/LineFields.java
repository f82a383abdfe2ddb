package dev.casebook.trace.loki;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a line says by name: the fields of its JSON, where it is JSON, and its labels. Names are compared without regard to how
 * words are joined: {@code toolName}, {@code tool.name} and {@code tool_name} are one.
 */
final class LineFields {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern JOINT = Pattern.compile("[^A-Za-z0-9]+");

    private final LogLine line;
    private final Map<String, JsonNode> fields;

    private LineFields(LogLine line, Map<String, JsonNode> fields) {
        this.line = line;
        this.fields = fields;
    }

    static LineFields of(LogLine line) {
        Map<String, JsonNode> fields = new HashMap<>();
        JsonNode json = json(line.text());
        if (json.isObject()) {
            json.properties().forEach(field -> fields.putIfAbsent(normal(field.getKey()), field.getValue()));
            for (String inner : new String[] {"attributes", "fields"}) {
                json.path(inner)
                        .properties()
                        .forEach(field -> fields.putIfAbsent(normal(field.getKey()), field.getValue()));
            }
        }
        line.labels().forEach((name, value) -> fields.putIfAbsent(normal(name), TextNode.valueOf(value)));
        return new LineFields(line, fields);
    }

    /** The value of a text that looks like JSON; else the text. */
    static JsonNode json(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                JsonNode value = Json.mapper().readTree(trimmed);
                return value == null ? MissingNode.getInstance() : value;
            } catch (JsonProcessingException notJson) {
                return TextNode.valueOf(text);
            }
        }
        return TextNode.valueOf(text);
    }

    LogLine line() {
        return line;
    }

    /** The first of these fields that holds something. */
    Optional<JsonNode> value(String... names) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null
                    && !value.isNull()
                    && !(value.isTextual() && value.textValue().isBlank())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The first of these fields that holds a text or a number. */
    Optional<String> text(String... names) {
        return value(names).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    Optional<Double> number(String... names) {
        return text(names).flatMap(LineFields::number);
    }

    Optional<Long> count(String... names) {
        return number(names).map(Double::longValue);
    }

    /** What the line is about, as its writer put it; empty for a line that is not structured. */
    Optional<String> about() {
        return text("msg", "message", "event", "event_name");
    }

    /** Whether the line was written as an error. */
    boolean isError() {
        return text("level", "severity", "severity_text", "detected_level")
                .map(level -> level.toLowerCase(Locale.ROOT))
                .filter(level -> level.matches("err|error|fatal|critical|crit|emergency|alert|panic|severe"))
                .isPresent();
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) && value >= 0 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }

    static String normal(String name) {
        return JOINT.matcher(HUMP.matcher(name).replaceAll("$1_$2"))
                .replaceAll("_")
                .toLowerCase(Locale.ROOT);
    }
}
