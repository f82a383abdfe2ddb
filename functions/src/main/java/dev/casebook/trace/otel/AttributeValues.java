package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** OTLP attribute values ({@code stringValue}, {@code intValue} …) as plain JSON. A value that is not there is left out. */
final class AttributeValues {
    private AttributeValues() {}

    static Attributes read(JsonNode attributes) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (JsonNode attribute : attributes) {
            JsonNode value = value(attribute.path("value"));
            if (!value.isNull()) {
                values.put(attribute.path("key").asText(), value);
            }
        }
        return new Attributes(values);
    }

    private static JsonNode value(JsonNode any) {
        if (any.hasNonNull("stringValue")) {
            return TextNode.valueOf(any.path("stringValue").asText());
        }
        if (any.hasNonNull("intValue")) {
            return LongNode.valueOf(any.path("intValue").asLong());
        }
        if (any.hasNonNull("doubleValue")) {
            return any.path("doubleValue");
        }
        if (any.hasNonNull("boolValue")) {
            return BooleanNode.valueOf(any.path("boolValue").asBoolean());
        }
        if (any.hasNonNull("arrayValue")) {
            return list(any.path("arrayValue").path("values"));
        }
        if (any.hasNonNull("kvlistValue")) {
            return map(any.path("kvlistValue").path("values"));
        }
        return any.hasNonNull("bytesValue") ? any.path("bytesValue") : NullNode.getInstance();
    }

    private static ArrayNode list(JsonNode values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(value(value)));
        return list;
    }

    private static ObjectNode map(JsonNode entries) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        entries.forEach(entry -> map.set(entry.path("key").asText(), value(entry.path("value"))));
        return map;
    }
}
