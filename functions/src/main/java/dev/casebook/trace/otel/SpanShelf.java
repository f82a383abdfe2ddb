package dev.casebook.trace.otel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans as they come, put to the traces they belong to, each once. Not safe for several threads. */
public final class SpanShelf {
    private final Map<String, Map<String, Span>> traces = new LinkedHashMap<>();

    /** A span that comes again is left out. */
    public void add(String trace, Span span) {
        traces.computeIfAbsent(trace, absent -> new LinkedHashMap<>()).putIfAbsent(span.id(), span);
    }

    /** Each trace's spans in order of start, a parent before its children; the traces in the order in which they came. */
    public List<List<Span>> all() {
        return traces.values().stream().map(SpanShelf::sorted).toList();
    }

    private static List<Span> sorted(Map<String, Span> spans) {
        List<Span> sorted = new ArrayList<>(spans.values());
        sorted.sort(SpanReader.BY_START);
        return List.copyOf(sorted);
    }
}
