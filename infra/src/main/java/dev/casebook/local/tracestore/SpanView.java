package dev.casebook.local.tracestore;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A span with its resource and its trace: where a query finds its fields. */
record SpanView(TraceView trace, Resource resource, Span span) {

    Optional<AnyValue> value(Field field) {
        return switch (field) {
            case Field.Attribute attribute ->
                switch (attribute.scope()) {
                    case SPAN -> find(span.getAttributesList(), attribute.key());
                    case RESOURCE -> find(resource.getAttributesList(), attribute.key());
                    case ANY ->
                        find(span.getAttributesList(), attribute.key())
                                .or(() -> find(resource.getAttributesList(), attribute.key()));
                };
            case Field.Intrinsic intrinsic -> Optional.of(value(intrinsic));
        };
    }

    private AnyValue value(Field.Intrinsic field) {
        return switch (field) {
            case NAME -> words(span.getName());
            case STATUS -> words(status());
            case STATUS_MESSAGE -> words(span.getStatus().getMessage());
            case KIND -> words(span.getKind().name().replace("SPAN_KIND_", "").toLowerCase(Locale.ROOT));
            case DURATION -> number(durationNanos());
            case ROOT_NAME -> words(trace.rootName());
            case ROOT_SERVICE_NAME -> words(trace.rootServiceName());
            case TRACE_DURATION -> number(trace.durationNanos());
            case TRACE_ID -> words(TraceId.hex(span.getTraceId()));
            case SPAN_ID -> words(TraceId.hex(span.getSpanId()));
        };
    }

    String status() {
        return switch (span.getStatus().getCode()) {
            case STATUS_CODE_ERROR -> "error";
            case STATUS_CODE_OK -> "ok";
            case STATUS_CODE_UNSET, UNRECOGNIZED -> "unset";
        };
    }

    boolean isError() {
        return status().equals("error");
    }

    long durationNanos() {
        return span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
    }

    /** The {@code service.name} of the resource, or an empty text. */
    String serviceName() {
        return text(resource.getAttributesList(), "service.name");
    }

    /** A text attribute of the span, or an empty text. */
    String text(String key) {
        return text(span.getAttributesList(), key);
    }

    /** A text attribute of the resource, or an empty text. */
    String resourceText(String key) {
        return text(resource.getAttributesList(), key);
    }

    private static String text(List<KeyValue> attributes, String key) {
        return find(attributes, key).map(AnyValue::getStringValue).orElse("");
    }

    private static Optional<AnyValue> find(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst();
    }

    private static AnyValue words(String value) {
        return AnyValue.newBuilder().setStringValue(value).build();
    }

    private static AnyValue number(long value) {
        return AnyValue.newBuilder().setIntValue(value).build();
    }
}
