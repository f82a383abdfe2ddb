package dev.casebook.local.tracestore;

import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stored trace, its spans in order of their start. Not empty. */
final class TraceView {

    private static final String NO_ROOT = "<root span not yet received>";

    private final String id;
    private final List<SpanView> spans;

    TraceView(String id, TracesData data) {
        this.id = id;
        List<SpanView> all = new ArrayList<>();
        for (ResourceSpans resource : data.getResourceSpansList()) {
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    all.add(new SpanView(this, resource.getResource(), span));
                }
            }
        }
        all.sort(Comparator.comparingLong(view -> view.span().getStartTimeUnixNano()));
        this.spans = List.copyOf(all);
    }

    String id() {
        return id;
    }

    List<SpanView> spans() {
        return spans;
    }

    /** The first span without a parent. */
    Optional<SpanView> root() {
        return spans.stream()
                .filter(view -> view.span().getParentSpanId().isEmpty())
                .findFirst();
    }

    /** The root's name, or an empty text. */
    String rootName() {
        return root().map(view -> view.span().getName()).orElse("");
    }

    /** The root's service, or Tempo's words for its absence. */
    String rootServiceName() {
        return root().map(SpanView::serviceName).filter(name -> !name.isEmpty()).orElse(NO_ROOT);
    }

    long startNanos() {
        return spans.getFirst().span().getStartTimeUnixNano();
    }

    long durationNanos() {
        long end = spans.stream()
                .mapToLong(view -> view.span().getEndTimeUnixNano())
                .max()
                .orElse(0);
        return end - startNanos();
    }
}
