package dev.casebook.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the file: gives its values by key, and notes with path and line what is not as expected. */
final class Section {
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

    private final Reading reading;
    private final String path;
    private final int line;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(int line, Node value) {}

    /** Where problems go and where the values of <code>${NAME}</code> come from. */
    record Reading(Problems problems, Function<String, Optional<String>> settings) {}

    private Section(Reading reading, String path, int line) {
        this.reading = reading;
        this.path = path;
        this.line = line;
    }

    /** The mapping that a node is; an empty one when nothing stands there, and a problem too when something else does. */
    static Section of(Reading reading, String path, Node node) {
        int line = lineOf(node);
        Section section = new Section(reading, path, line);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::take);
        } else if (!isEmpty(node)) {
            reading.problems().add(line, path, "Expected keys with values, each on a line of its own, indented.");
        }
        return section;
    }

    private void take(NodeTuple tuple) {
        int keyLine = lineOf(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            reading.problems().add(keyLine, path, "Expected a plain word as key.");
            return;
        }
        Field before = fields.putIfAbsent(key.getValue(), new Field(keyLine, tuple.getValueNode()));
        if (before != null) {
            reading.problems()
                    .add(keyLine, at(key.getValue()), "The key stands twice, first on line " + before.line() + ".");
        }
    }

    /** Notes every key that is none of these. */
    Section expecting(String... keys) {
        List<String> known = Arrays.asList(keys);
        fields.forEach((key, field) -> {
            if (!known.contains(key)) {
                String meant = known.stream()
                        .filter(candidate -> DISTANCE.apply(key, candidate) >= 0)
                        .findFirst()
                        .map(candidate -> ", did you mean " + candidate + "?")
                        .orElse(".");
                reading.problems()
                        .add(
                                field.line(),
                                at(key),
                                "unknown key" + meant + " Expected one of " + String.join(", ", known) + ".");
            }
        });
        return this;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Notes a problem of a key, or of the whole section when it has no such key. */
    void problem(String key, String sentence) {
        Field field = fields.get(key);
        reading.problems().add(field == null ? line : field.line(), at(key), sentence);
    }

    /** The text under a key, in the shape that it must have; empty, and perhaps noted, when there is none. */
    <T> Optional<T> value(String key, Function<String, T> shape) {
        Field field = fields.get(key);
        return field == null ? Optional.empty() : shaped(at(key), field.line(), field.value(), shape);
    }

    /** Whatever stands under a key, as JSON; settings are put into its texts. */
    Optional<JsonNode> json(String key) {
        Field field = fields.get(key);
        if (field == null || isEmpty(field.value())) {
            return Optional.empty();
        }
        try {
            return Optional.of(YamlJson.of(field.value(), text -> Placeholders.insert(text, reading.settings())));
        } catch (Unfit e) {
            reading.problems().add(lineOf(field.value()), at(key), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** As {@link #value}, and noted when the key is missing. */
    <T> Optional<T> required(String key, String expected, Function<String, T> shape) {
        if (!has(key)) {
            problem(key, "missing. Expected " + expected + ".");
        }
        return value(key, shape);
    }

    /** A list of texts, or a single one. */
    <T> List<T> values(String key, Function<String, T> shape) {
        Field field = fields.get(key);
        if (field == null) {
            return List.of();
        }
        if (!(field.value() instanceof SequenceNode list)) {
            return value(key, shape).stream().toList();
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node node = list.getValue().get(i);
            shaped(at(key) + "[" + i + "]", lineOf(node), node, shape).ifPresent(values::add);
        }
        return values;
    }

    /** A mapping whose keys the user chooses, to texts. */
    <T> Map<String, T> texts(String key, Function<String, T> shape) {
        Map<String, T> texts = new LinkedHashMap<>();
        section(key)
                .ifPresent(section -> section.fields
                        .keySet()
                        .forEach(name -> section.value(name, shape).ifPresent(text -> texts.put(name, text))));
        return texts;
    }

    Optional<Section> section(String key) {
        Field field = fields.get(key);
        return field == null ? Optional.empty() : Optional.of(of(reading, at(key), field.value()));
    }

    /** A mapping whose keys the user chooses, to mappings. The names are checked. */
    Map<String, Section> sections(String key) {
        return sections(key, Shapes::name);
    }

    /** Likewise, with names of another shape. */
    Map<String, Section> sections(String key, Consumer<String> nameShape) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(key)
                .ifPresent(section -> section.fields.forEach((name, field) -> {
                    try {
                        nameShape.accept(name);
                    } catch (Unfit e) {
                        section.problem(name, "The name does not fit. " + e.getMessage());
                    }
                    sections.put(name, of(reading, section.at(name), field.value()));
                }));
        return sections;
    }

    /** A mapping under a key, as JSON; noted when it is none. */
    Optional<JsonNode> object(String key) {
        Optional<JsonNode> value = json(key);
        if (value.isPresent() && !value.get().isObject()) {
            problem(key, "Expected keys with values, such as {type: object, properties: {…}}.");
            return Optional.empty();
        }
        return value;
    }

    /** A list of mappings. */
    List<Section> list(String key) {
        Field field = fields.get(key);
        if (field == null) {
            return List.of();
        }
        if (!(field.value() instanceof SequenceNode list)) {
            problem(key, "Expected a list: lines that begin with a dash.");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            sections.add(of(reading, at(key) + "[" + i + "]", list.getValue().get(i)));
        }
        return sections;
    }

    private <T> Optional<T> shaped(String at, int keyLine, Node node, Function<String, T> shape) {
        if (!(node instanceof ScalarNode scalar) || isEmpty(node)) {
            reading.problems().add(keyLine, at, "Expected one value after the colon.");
            return Optional.empty();
        }
        try {
            return Optional.of(shape.apply(Placeholders.insert(scalar.getValue(), reading.settings())));
        } catch (Unfit e) {
            reading.problems().add(lineOf(node), at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A key whose lines below are all comments is as good as absent. */
    private static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
