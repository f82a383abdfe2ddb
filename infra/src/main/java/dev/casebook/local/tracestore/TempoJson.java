package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.Base64;
import java.util.List;

/**
 * Writes spans as Tempo's by-id answers do: ids in base64, enums by name, 64-bit numbers as strings, fields at their
 * default left out, an unset status as an empty object.
 */
final class TempoJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double EXACT_WHOLE_NUMBERS = 1e15;

    private TempoJson() {}

    static ArrayNode resourceSpans(List<ResourceSpans> all) {
        ArrayNode list = NODES.arrayNode();
        for (ResourceSpans spans : all) {
            ObjectNode node = list.addObject();
            ObjectNode resource = node.putObject("resource");
            attributes(resource, spans.getResource().getAttributesList());
            ArrayNode scopes = node.putArray("scopeSpans");
            spans.getScopeSpansList().forEach(scope -> scopes.add(scopeSpans(scope)));
        }
        return list;
    }

    private static ObjectNode scopeSpans(ScopeSpans spans) {
        ObjectNode node = NODES.objectNode();
        InstrumentationScope scope = spans.getScope();
        ObjectNode scopeNode = node.putObject("scope");
        text(scopeNode, "name", scope.getName());
        text(scopeNode, "version", scope.getVersion());
        attributes(scopeNode, scope.getAttributesList());
        ArrayNode list = node.putArray("spans");
        spans.getSpansList().forEach(span -> list.add(span(span)));
        return node;
    }

    private static ObjectNode span(Span span) {
        ObjectNode node = NODES.objectNode();
        bytes(node, "traceId", span.getTraceId());
        bytes(node, "spanId", span.getSpanId());
        text(node, "traceState", span.getTraceState());
        bytes(node, "parentSpanId", span.getParentSpanId());
        number(node, "flags", span.getFlags());
        text(node, "name", span.getName());
        if (span.getKindValue() != 0) {
            node.put("kind", span.getKind().name());
        }
        nanos(node, "startTimeUnixNano", span.getStartTimeUnixNano());
        nanos(node, "endTimeUnixNano", span.getEndTimeUnixNano());
        attributes(node, span.getAttributesList());
        number(node, "droppedAttributesCount", span.getDroppedAttributesCount());
        events(node, span.getEventsList());
        links(node, span.getLinksList());
        status(node.putObject("status"), span.getStatus());
        return node;
    }

    private static void status(ObjectNode node, Status status) {
        text(node, "message", status.getMessage());
        if (status.getCodeValue() != 0) {
            node.put("code", status.getCode().name());
        }
    }

    private static void events(ObjectNode node, List<Span.Event> events) {
        if (events.isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray("events");
        for (Span.Event event : events) {
            ObjectNode item = list.addObject();
            nanos(item, "timeUnixNano", event.getTimeUnixNano());
            text(item, "name", event.getName());
            attributes(item, event.getAttributesList());
        }
    }

    private static void links(ObjectNode node, List<Span.Link> links) {
        if (links.isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray("links");
        for (Span.Link link : links) {
            ObjectNode item = list.addObject();
            bytes(item, "traceId", link.getTraceId());
            bytes(item, "spanId", link.getSpanId());
            text(item, "traceState", link.getTraceState());
            attributes(item, link.getAttributesList());
        }
    }

    private static void attributes(ObjectNode node, List<KeyValue> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray("attributes");
        attributes.forEach(attribute -> list.add(keyValue(attribute)));
    }

    static ObjectNode keyValue(KeyValue attribute) {
        return NODES.objectNode().put("key", attribute.getKey()).set("value", value(attribute.getValue()));
    }

    static ObjectNode value(AnyValue value) {
        ObjectNode node = NODES.objectNode();
        switch (value.getValueCase()) {
            case STRING_VALUE -> node.put("stringValue", value.getStringValue());
            case BOOL_VALUE -> node.put("boolValue", value.getBoolValue());
            case INT_VALUE -> node.put("intValue", Long.toString(value.getIntValue()));
            case DOUBLE_VALUE -> node.set("doubleValue", number(value.getDoubleValue()));
            case BYTES_VALUE -> node.put("bytesValue", base64(value.getBytesValue()));
            case ARRAY_VALUE ->
                list(
                        node.putObject("arrayValue"),
                        value.getArrayValue().getValuesList().stream()
                                .map(TempoJson::value)
                                .toList());
            case KVLIST_VALUE ->
                list(
                        node.putObject("kvlistValue"),
                        value.getKvlistValue().getValuesList().stream()
                                .map(TempoJson::keyValue)
                                .toList());
            case VALUE_NOT_SET, STRING_VALUE_STRINDEX -> {
                // An attribute without a value stays an empty object; string tables are for profiles, not spans.
            }
        }
        return node;
    }

    private static void list(ObjectNode node, List<ObjectNode> values) {
        if (!values.isEmpty()) {
            node.putArray("values").addAll(values);
        }
    }

    private static JsonNode number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NODES.textNode(Double.toString(value));
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE_NUMBERS;
        return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }

    private static void number(ObjectNode node, String field, int value) {
        if (value != 0) {
            node.put(field, Integer.toUnsignedLong(value));
        }
    }

    private static void nanos(ObjectNode node, String field, long value) {
        if (value != 0) {
            node.put(field, Long.toUnsignedString(value));
        }
    }

    private static void text(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    private static void bytes(ObjectNode node, String field, ByteString value) {
        if (!value.isEmpty()) {
            node.put(field, base64(value));
        }
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
