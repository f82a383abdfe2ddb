package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** OTLP's {@code KeyValue}s in their binary form, as the same plain JSON that {@link AttributeValues} makes. */
final class WireAttributes {
    private static final int DEEPEST = 100;

    private final Wire wire;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    WireAttributes(Wire wire) {
        this.wire = wire;
    }

    Attributes attributes() {
        return values.isEmpty() ? Attributes.NONE : new Attributes(values);
    }

    /** Those of a message that has them under this tag. */
    void readAll(CodedInputStream in, int wanted) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == wanted) {
                read(wire.inner(in));
            } else {
                in.skipField(tag);
            }
        }
    }

    /** One of them; without a value it is left out. */
    void read(CodedInputStream in) throws IOException {
        Pair pair = pair(in, 0);
        if (!pair.value.isNull()) {
            values.put(pair.key, pair.value);
        }
    }

    private record Pair(String key, JsonNode value) {}

    private Pair pair(CodedInputStream in, int depth) throws IOException {
        String key = "";
        JsonNode value = NullNode.getInstance();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 | Wire.LENGTH -> key = Wire.text(in);
                case 2 << 3 | Wire.LENGTH -> value = value(wire.inner(in), depth + 1);
                default -> in.skipField(tag);
            }
        }
        return new Pair(key, value);
    }

    private JsonNode value(CodedInputStream in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("nested too deep");
        }
        JsonNode value = NullNode.getInstance();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 | Wire.LENGTH -> value = TextNode.valueOf(Wire.text(in));
                case 2 << 3 | Wire.VARINT -> value = BooleanNode.valueOf(in.readBool());
                case 3 << 3 | Wire.VARINT -> value = LongNode.valueOf(in.readInt64());
                case 4 << 3 | Wire.FIXED64 -> value = number(in.readDouble());
                case 5 << 3 | Wire.LENGTH -> value = list(wire.inner(in), depth);
                case 6 << 3 | Wire.LENGTH -> value = map(wire.inner(in), depth);
                case 7 << 3 | Wire.LENGTH ->
                    value = TextNode.valueOf(Base64.getEncoder().encodeToString(in.readByteArray()));
                default -> in.skipField(tag);
            }
        }
        return value;
    }

    /** JSON has no such numbers and writes their names. */
    private static JsonNode number(double number) {
        return Double.isFinite(number) ? DoubleNode.valueOf(number) : TextNode.valueOf(Double.toString(number));
    }

    private ArrayNode list(CodedInputStream in, int depth) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == Wire.message(1)) {
                list.add(value(wire.inner(in), depth + 1));
            } else {
                in.skipField(tag);
            }
        }
        return list;
    }

    private ObjectNode map(CodedInputStream in, int depth) throws IOException {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == Wire.message(1)) {
                Pair pair = pair(wire.inner(in), depth + 1);
                map.set(pair.key, pair.value);
            } else {
                in.skipField(tag);
            }
        }
        return map;
    }
}
