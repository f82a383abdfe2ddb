package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the spans of Phoenix's REST API ({@code GET /v1/projects/…/spans}) and of its exports: a flat list, or that list
 * under {@code data}, with {@code context}, {@code parent_id}, {@code span_kind} and attributes by dotted names.
 *
 * <p>Attributes that an export nests are read likewise. A span without an id or without a start is left out.
 *
 * @see <a href="https://github.com/Arize-ai/phoenix/blob/main/schemas/openapi.json">its schema</a>
 */
public final class PhoenixSpans {
    private static final String KIND = "openinference.span.kind";
    private static final int DEEPEST = 20;

    private PhoenixSpans() {}

    /** Whether the value looks like such spans. */
    public static boolean are(JsonNode value) {
        JsonNode first = list(value).path(0);
        return first.path("context").has("span_id") && first.has("start_time");
    }

    /** The spans of each trace, in the order in which the traces come. */
    public static List<List<Span>> byTrace(JsonNode value) {
        SpanShelf spans = new SpanShelf();
        for (JsonNode one : list(value)) {
            Optional<Instant> start = time(one.path("start_time"));
            String id = one.path("context").path("span_id").asText();
            if (start.isPresent() && !id.isBlank()) {
                spans.add(one.path("context").path("trace_id").asText(), span(one, id, start.get()));
            }
        }
        return spans.all();
    }

    private static JsonNode list(JsonNode value) {
        return value.isArray() ? value : value.path("data");
    }

    private static Span span(JsonNode json, String id, Instant start) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        flatten("", json.path("attributes"), attributes, 0);
        String kind = json.path("span_kind").asText();
        if (!kind.isBlank() && !kind.equals("UNKNOWN")) {
            attributes.putIfAbsent(KIND, json.path("span_kind"));
        }
        return new Span(
                id,
                text(json, "parent_id"),
                false,
                json.path("name").asText(),
                start,
                time(json.path("end_time")).orElse(start),
                new Attributes(attributes),
                new Attributes(Map.of()),
                events(json.path("events")),
                json.path("status_code").asText().equals("ERROR"),
                text(json, "status_message"));
    }

    private static List<Span.Event> events(JsonNode events) {
        List<Span.Event> read = new ArrayList<>();
        for (JsonNode event : events) {
            Map<String, JsonNode> attributes = new LinkedHashMap<>();
            flatten("", event.path("attributes"), attributes, 0);
            read.add(new Span.Event(event.path("name").asText(), new Attributes(attributes)));
        }
        return read;
    }

    /** {@code {"llm": {"model_name": "x"}}} is {@code llm.model_name}; a list of objects is numbered. */
    private static void flatten(String prefix, JsonNode value, Map<String, JsonNode> into, int depth) {
        boolean numbered = value.isArray() && value.path(0).isObject() && !prefix.isEmpty();
        if (depth > DEEPEST || !(value.isObject() || numbered)) {
            if (!prefix.isEmpty() && !value.isNull()) {
                into.put(prefix, value);
            }
            return;
        }
        String start = prefix.isEmpty() ? "" : prefix + ".";
        if (numbered) {
            for (int i = 0; i < value.size(); i++) {
                flatten(start + i, value.path(i), into, depth + 1);
            }
        }
        value.properties().forEach(field -> flatten(start + field.getKey(), field.getValue(), into, depth + 1));
    }

    private static Optional<Instant> time(JsonNode written) {
        String text = written.asText();
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutOffset) {
            return local(text);
        }
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode in, String name) {
        String text = in.path(name).isNull() ? "" : in.path(name).asText("");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
