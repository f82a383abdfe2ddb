package dev.casebook.trace.otel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** Small traces for tests. */
final class Spans {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode spans = JSON.createArrayNode();

    static Trace ofFile(String name) {
        try (InputStream file = Objects.requireNonNull(Spans.class.getResourceAsStream(name), name)) {
            return TraceAssembler.assemble(
                    TraceRef.tempo("1"), SpanReader.read(JSON.readTree(file).path("trace")), false);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Adds a span that starts at second {@code id} and takes half a second; a parent of 0 means none. */
    Spans span(int id, int parent, String name, Map<String, Object> attributes) {
        ObjectNode span = spans.addObject()
                .put("spanId", "%016x".formatted(id))
                .put("name", name)
                .put("startTimeUnixNano", id * 1_000_000_000L)
                .put("endTimeUnixNano", id * 1_000_000_000L + 500_000_000L);
        if (parent > 0) {
            span.put("parentSpanId", "%016x".formatted(parent));
        }
        ArrayNode values = span.putArray("attributes");
        attributes.forEach((key, value) -> {
            ObjectNode any = values.addObject().put("key", key).putObject("value");
            switch (value) {
                case Integer number -> any.put("intValue", number.toString());
                case Double number -> any.put("doubleValue", number);
                default -> any.put("stringValue", value.toString());
            }
        });
        return this;
    }

    Trace trace() {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("batches")
                .addObject()
                .putArray("instrumentationLibrarySpans")
                .addObject()
                .set("spans", spans);
        return TraceAssembler.assemble(TraceRef.tempo("1"), SpanReader.read(root), false);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
