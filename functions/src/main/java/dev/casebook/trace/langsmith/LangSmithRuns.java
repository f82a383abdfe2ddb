package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.SpanShelf;
import java.util.List;

/**
 * Runs as somebody saved them from LangSmith: an answer of {@code /runs/query}, a webhook, a list of runs, or one. Values that
 * LangSmith keeps in an object store are not looked up.
 */
public final class LangSmithRuns {
    private LangSmithRuns() {}

    /** Whether the value looks like such runs. */
    public static boolean are(JsonNode value) {
        JsonNode first = list(value).path(0);
        JsonNode one = first.isObject() ? first : value;
        return one.path("run_type").isTextual() && one.has("id");
    }

    /** The runs of each trace as spans, in the order in which the traces come. */
    public static List<List<Span>> byTrace(JsonNode value) {
        SpanShelf spans = new SpanShelf();
        JsonNode runs = list(value);
        if (runs.isArray()) {
            runs.forEach(run -> add(run, spans));
        } else {
            add(value, spans);
        }
        return spans.all();
    }

    private static void add(JsonNode run, SpanShelf spans) {
        if (run.hasNonNull("id")) {
            spans.add(run.path("trace_id").asText(), RunSpan.of(run));
        }
    }

    private static JsonNode list(JsonNode value) {
        return value.isArray() ? value : value.path("runs");
    }
}
