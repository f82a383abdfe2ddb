package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads OTLP/HTTP's JSON: ids in hex, enums as numbers or names, 64-bit numbers as strings or numbers.
 *
 * <p>Source: opentelemetry.io, OTLP specification, "JSON Protobuf Encoding".
 */
final class OtlpJson {

    private OtlpJson() {}

    static List<ResourceSpans> read(JsonNode request) {
        List<ResourceSpans> all = new ArrayList<>();
        for (JsonNode spans : request.path("resourceSpans")) {
            ResourceSpans.Builder resource = ResourceSpans.newBuilder()
                    .setResource(Resource.newBuilder()
                            .addAllAttributes(attributes(spans.path("resource").path("attributes"))));
            spans.path("scopeSpans").forEach(scope -> resource.addScopeSpans(scopeSpans(scope)));
            all.add(resource.build());
        }
        return List.copyOf(all);
    }

    private static ScopeSpans scopeSpans(JsonNode node) {
        JsonNode scope = node.path("scope");
        ScopeSpans.Builder spans = ScopeSpans.newBuilder()
                .setScope(InstrumentationScope.newBuilder()
                        .setName(scope.path("name").asText())
                        .setVersion(scope.path("version").asText())
                        .addAllAttributes(attributes(scope.path("attributes"))));
        node.path("spans").forEach(span -> spans.addSpans(span(span)));
        return spans.build();
    }

    private static Span span(JsonNode node) {
        Span.Builder span = Span.newBuilder()
                .setTraceId(id(node, "traceId"))
                .setSpanId(id(node, "spanId"))
                .setParentSpanId(id(node, "parentSpanId"))
                .setTraceState(node.path("traceState").asText())
                .setFlags((int) whole(node, "flags"))
                .setName(node.path("name").asText())
                .setKindValue(kind(node.path("kind")))
                .setStartTimeUnixNano(whole(node, "startTimeUnixNano"))
                .setEndTimeUnixNano(whole(node, "endTimeUnixNano"))
                .addAllAttributes(attributes(node.path("attributes")))
                .setDroppedAttributesCount((int) whole(node, "droppedAttributesCount"))
                .setStatus(Status.newBuilder()
                        .setMessage(node.path("status").path("message").asText())
                        .setCodeValue(statusCode(node.path("status").path("code"))));
        node.path("events").forEach(event -> span.addEvents(event(event)));
        node.path("links").forEach(link -> span.addLinks(link(link)));
        return span.build();
    }

    private static Span.Event event(JsonNode node) {
        return Span.Event.newBuilder()
                .setTimeUnixNano(whole(node, "timeUnixNano"))
                .setName(node.path("name").asText())
                .addAllAttributes(attributes(node.path("attributes")))
                .build();
    }

    private static Span.Link link(JsonNode node) {
        return Span.Link.newBuilder()
                .setTraceId(id(node, "traceId"))
                .setSpanId(id(node, "spanId"))
                .setTraceState(node.path("traceState").asText())
                .addAllAttributes(attributes(node.path("attributes")))
                .build();
    }

    private static List<KeyValue> attributes(JsonNode list) {
        List<KeyValue> attributes = new ArrayList<>();
        for (JsonNode attribute : list) {
            attributes.add(KeyValue.newBuilder()
                    .setKey(attribute.path("key").asText())
                    .setValue(value(attribute.path("value")))
                    .build());
        }
        return attributes;
    }

    private static AnyValue value(JsonNode node) {
        AnyValue.Builder value = AnyValue.newBuilder();
        node.properties().forEach(field -> {
            JsonNode content = field.getValue();
            switch (field.getKey()) {
                case "stringValue" -> value.setStringValue(content.asText());
                case "boolValue" -> value.setBoolValue(content.asBoolean());
                case "intValue" -> value.setIntValue(whole(node, "intValue"));
                case "doubleValue" -> value.setDoubleValue(real(content));
                case "bytesValue" -> value.setBytesValue(base64(content.asText()));
                case "arrayValue" ->
                    value.setArrayValue(ArrayValue.newBuilder().addAllValues(values(content.path("values"))));
                case "kvlistValue" ->
                    value.setKvlistValue(KeyValueList.newBuilder().addAllValues(attributes(content.path("values"))));
                default -> {
                    // A kind of value that is newer than this reader stays an attribute without a value.
                }
            }
        });
        return value.build();
    }

    private static List<AnyValue> values(JsonNode list) {
        List<AnyValue> values = new ArrayList<>();
        list.forEach(item -> values.add(value(item)));
        return values;
    }

    private static ByteString id(JsonNode node, String field) {
        try {
            return TraceId.bytes(node.path(field).asText());
        } catch (IllegalArgumentException e) {
            throw new BadQuery("invalid OTLP JSON: " + field + " must be hex");
        }
    }

    private static ByteString base64(String text) {
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new BadQuery("invalid OTLP JSON: bytesValue must be base64");
        }
    }

    private static long whole(JsonNode node, String field) {
        JsonNode number = node.path(field);
        if (number.isMissingNode() || number.isNull()) {
            return 0;
        }
        try {
            String text = number.asText();
            return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new BadQuery("invalid OTLP JSON: " + field + " must be a whole number");
        }
    }

    private static double real(JsonNode number) {
        try {
            return number.isNumber() ? number.asDouble() : Double.parseDouble(number.asText());
        } catch (NumberFormatException e) {
            throw new BadQuery("invalid OTLP JSON: doubleValue must be a number");
        }
    }

    private static int kind(JsonNode kind) {
        if (!kind.isTextual()) {
            return kind.asInt();
        }
        try {
            return Span.SpanKind.valueOf(kind.asText()).getNumber();
        } catch (IllegalArgumentException e) {
            throw new BadQuery("invalid OTLP JSON: unknown span kind");
        }
    }

    private static int statusCode(JsonNode code) {
        if (!code.isTextual()) {
            return code.asInt();
        }
        try {
            return Status.StatusCode.valueOf(code.asText()).getNumber();
        } catch (IllegalArgumentException e) {
            throw new BadQuery("invalid OTLP JSON: unknown status code");
        }
    }
}
