package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds traces with a span that matches, newest first, and writes them as Tempo's search does. */
final class TraceSearch {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final SpanDatabase database;

    TraceSearch(SpanDatabase database) {
        this.database = database;
    }

    ObjectNode answer(SearchRequest request) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode traces = answer.putArray("traces");
        int inspected = 0;
        long bytes = 0;
        for (String id : database.candidates(
                request.fromNanos(), request.untilNanos(), request.query().required())) {
            if (traces.size() == request.limit()) {
                break;
            }
            TracesData data = database.trace(id);
            if (data.getResourceSpansCount() == 0) {
                continue;
            }
            inspected++;
            bytes += data.getSerializedSize();
            TraceView trace = new TraceView(id, data);
            List<SpanView> matched = request.query().matched(trace.spans());
            if (!matched.isEmpty()) {
                traces.add(found(trace, matched, request));
            }
        }
        answer.putObject("metrics")
                .put("inspectedTraces", inspected)
                .put("inspectedBytes", Long.toString(bytes))
                .put("completedJobs", 1)
                .put("totalJobs", 1);
        return answer;
    }

    private static ObjectNode found(TraceView trace, List<SpanView> matched, SearchRequest request) {
        ObjectNode node = NODES.objectNode()
                .put("traceID", TraceId.withoutLeadingZeros(trace.id()))
                .put("rootServiceName", trace.rootServiceName());
        if (trace.root().isPresent()) {
            node.put("rootTraceName", trace.rootName());
        }
        node.put("startTimeUnixNano", Long.toString(trace.startNanos()));
        long millis = trace.durationNanos() / NANOS_PER_MILLI;
        if (millis > 0) {
            node.put("durationMs", millis);
        }
        ObjectNode set = spanSet(matched, request);
        node.set("spanSet", set);
        node.putArray("spanSets").add(set);
        node.set("serviceStats", serviceStats(trace));
        return node;
    }

    private static ObjectNode spanSet(List<SpanView> matched, SearchRequest request) {
        ObjectNode set = NODES.objectNode();
        ArrayNode spans = set.putArray("spans");
        matched.stream().limit(request.spansPerTrace()).forEach(view -> spans.add(span(view, request.query())));
        return set.put("matched", matched.size());
    }

    private static ObjectNode span(SpanView view, SpanQuery query) {
        ObjectNode node =
                NODES.objectNode().put("spanID", TraceId.hex(view.span().getSpanId()));
        if (query.shown().contains(Field.Intrinsic.NAME)) {
            node.put("name", view.span().getName());
        }
        node.put("startTimeUnixNano", Long.toString(view.span().getStartTimeUnixNano()))
                .put("durationNanos", Long.toString(view.durationNanos()));
        ArrayNode attributes = NODES.arrayNode();
        for (Field field : query.shown()) {
            if (!(field instanceof Field.Intrinsic intrinsic) || intrinsic.isListed()) {
                view.value(field)
                        .ifPresent(value -> attributes.add(TempoJson.keyValue(KeyValue.newBuilder()
                                .setKey(field.key())
                                .setValue(value)
                                .build())));
            }
        }
        if (!attributes.isEmpty()) {
            node.set("attributes", attributes);
        }
        return node;
    }

    private static ObjectNode serviceStats(TraceView trace) {
        Map<String, List<SpanView>> services =
                new TreeMap<>(trace.spans().stream().collect(Collectors.groupingBy(SpanView::serviceName)));
        ObjectNode stats = NODES.objectNode();
        services.forEach((service, spans) -> {
            ObjectNode node = stats.putObject(service).put("spanCount", spans.size());
            long errors = spans.stream().filter(SpanView::isError).count();
            if (errors > 0) {
                node.put("errorCount", errors);
            }
        });
        return stats;
    }
}
