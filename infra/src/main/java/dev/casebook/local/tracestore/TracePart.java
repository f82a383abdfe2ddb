package dev.casebook.local.tracestore;

import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of one trace that arrived in one push.
 *
 * @param traceId 32 hex characters
 * @param startNanos the earliest start, nanoseconds since 1970; {@code endNanos} the latest end
 */
record TracePart(String traceId, TracesData spans, long startNanos, long endNanos) {

    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    /** A push, sorted by trace. {@code rejected} counts spans without a usable trace or span id. */
    record Split(List<TracePart> parts, int rejected) {}

    static Split split(List<ResourceSpans> pushed) {
        Map<String, TracesData.Builder> traces = new LinkedHashMap<>();
        int rejected = 0;
        for (ResourceSpans resource : pushed) {
            Map<String, ResourceSpans.Builder> byTrace = new LinkedHashMap<>();
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                rejected += sortScope(scope, resource, byTrace);
            }
            byTrace.forEach((id, spans) ->
                    traces.computeIfAbsent(id, any -> TracesData.newBuilder()).addResourceSpans(spans));
        }
        List<TracePart> parts = new ArrayList<>();
        traces.forEach((id, data) -> parts.add(of(id, data.build())));
        return new Split(List.copyOf(parts), rejected);
    }

    private static int sortScope(ScopeSpans scope, ResourceSpans resource, Map<String, ResourceSpans.Builder> byTrace) {
        Map<String, ScopeSpans.Builder> scopes = new LinkedHashMap<>();
        int rejected = 0;
        for (Span span : scope.getSpansList()) {
            if (span.getTraceId().size() != TRACE_ID_BYTES || span.getSpanId().size() != SPAN_ID_BYTES) {
                rejected++;
                continue;
            }
            scopes.computeIfAbsent(
                            TraceId.hex(span.getTraceId()),
                            any -> ScopeSpans.newBuilder().setScope(scope.getScope()))
                    .addSpans(span);
        }
        scopes.forEach((id, spans) -> byTrace.computeIfAbsent(
                        id, any -> ResourceSpans.newBuilder().setResource(resource.getResource()))
                .addScopeSpans(spans));
        return rejected;
    }

    private static TracePart of(String traceId, TracesData data) {
        long start = Long.MAX_VALUE;
        long end = 0;
        for (ResourceSpans resource : data.getResourceSpansList()) {
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    start = Math.min(start, span.getStartTimeUnixNano());
                    end = Math.max(end, span.getEndTimeUnixNano());
                }
            }
        }
        return new TracePart(traceId, data, start, end);
    }
}
