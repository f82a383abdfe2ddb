package dev.casebook.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.Json;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A part of the file as JSON, where its shape is somebody else's matter. */
final class YamlJson {

    private YamlJson() {}

    /**
     * The value that a node writes.
     *
     * @param texts what to make of each text
     * @throws Unfit for a key that is no plain word
     */
    static JsonNode of(Node node, UnaryOperator<String> texts) {
        return switch (node) {
            case MappingNode mapping -> object(mapping, texts);
            case SequenceNode list -> list(list, texts);
            case ScalarNode scalar -> value(scalar, texts);
            default -> throw new Unfit("Expected a value, a list, or keys with values.");
        };
    }

    private static JsonNode object(MappingNode mapping, UnaryOperator<String> texts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple field : mapping.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                throw new Unfit("Expected a plain word as key.");
            }
            object.set(key.getValue(), of(field.getValueNode(), texts));
        }
        return object;
    }

    private static JsonNode list(SequenceNode list, UnaryOperator<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.getValue().forEach(element -> array.add(of(element, texts)));
        return array;
    }

    private static JsonNode value(ScalarNode scalar, UnaryOperator<String> texts) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return BooleanNode.valueOf(text.toLowerCase(Locale.ROOT).matches("true|yes|on"));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            return number(text);
        }
        return TextNode.valueOf(texts.apply(text));
    }

    private static JsonNode number(String text) {
        try {
            return Json.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            // 0x1F, 1_000 and .inf are numbers to YAML and texts to JSON.
            return TextNode.valueOf(text);
        }
    }
}
