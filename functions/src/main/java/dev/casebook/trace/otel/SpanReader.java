package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads OTLP JSON in all the shapes in which stores and exports write it: {@code resourceSpans} or {@code batches}, new and
 * old scope names, ids in base64 or hex, enums as names or numbers, 64-bit numbers as text or as numbers.
 *
 * <p>A span that comes twice is kept once. The result is in order of start, a parent before its children.
 */
public final class SpanReader {
    static final Comparator<Span> BY_START = Comparator.comparing(Span::start)
            .thenComparing(Span::end, Comparator.reverseOrder())
            .thenComparing(Span::id);
    private static final long REMOTE_PARENT = 0x300;

    private SpanReader() {}

    /** All spans as those of one trace. Empty when the value holds no spans. */
    public static List<Span> read(JsonNode trace) {
        SpanShelf spans = new SpanShelf();
        collect(trace, spans, false);
        return spans.all().isEmpty() ? List.of() : spans.all().getFirst();
    }

    /** The spans of each trace in all of these exports, in the order in which the traces come. */
    public static List<List<Span>> byTrace(List<JsonNode> exports) {
        SpanShelf spans = new SpanShelf();
        exports.forEach(export -> collect(export, spans, true));
        return spans.all();
    }

    private static void collect(JsonNode trace, SpanShelf spans, boolean apart) {
        for (JsonNode batch : either(trace, "resourceSpans", "batches")) {
            Attributes resource = AttributeValues.read(batch.path("resource").path("attributes"));
            for (JsonNode scope : either(batch, "scopeSpans", "instrumentationLibrarySpans")) {
                for (JsonNode span : scope.path("spans")) {
                    spans.add(apart ? span.path("traceId").asText() : "", span(span, resource));
                }
            }
        }
    }

    /** Ids of parents that should be among the spans but are not; a parent in another process may be kept elsewhere. */
    public static Set<String> missingParents(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !span.entry())
                .flatMap(span -> span.parent().stream())
                .filter(parent -> !ids.contains(parent))
                .collect(Collectors.toSet());
    }

    /** True when a span is there that began the run: one without a parent, or one that was called from elsewhere. */
    public static boolean hasRoot(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        return spans.stream()
                .anyMatch(span -> span.parent().isEmpty()
                        || (span.entry() && !ids.contains(span.parent().get())));
    }

    private static JsonNode either(JsonNode in, String name, String olderName) {
        return in.has(name) ? in.path(name) : in.path(olderName);
    }

    private static Span span(JsonNode json, Attributes resource) {
        Optional<String> parent = text(json, "parentSpanId")
                .map(SpanIds::hex)
                .filter(id -> id.chars().anyMatch(c -> c != '0'));
        String kind = json.path("kind").asText();
        boolean remote = (json.path("flags").asLong() & REMOTE_PARENT) == REMOTE_PARENT
                || kind.equals("SPAN_KIND_SERVER")
                || kind.equals("SPAN_KIND_CONSUMER")
                || kind.equals("2")
                || kind.equals("5");
        String code = json.path("status").path("code").asText();
        Instant start = instant(json.path("startTimeUnixNano"));
        Instant end = json.hasNonNull("endTimeUnixNano") ? instant(json.path("endTimeUnixNano")) : start;
        return new Span(
                SpanIds.hex(json.path("spanId").asText()),
                parent,
                remote,
                json.path("name").asText(),
                start,
                end,
                AttributeValues.read(json.path("attributes")),
                resource,
                events(json.path("events")),
                code.equals("STATUS_CODE_ERROR") || code.equals("2"),
                text(json.path("status"), "message"));
    }

    private static List<Span.Event> events(JsonNode events) {
        List<Span.Event> read = new ArrayList<>();
        for (JsonNode event : events) {
            read.add(new Span.Event(event.path("name").asText(), AttributeValues.read(event.path("attributes"))));
        }
        return read;
    }

    private static Instant instant(JsonNode nanos) {
        long value = nanos.asLong();
        return Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L));
    }

    private static Optional<String> text(JsonNode in, String name) {
        String text = in.path(name).asText("");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
