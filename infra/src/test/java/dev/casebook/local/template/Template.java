package dev.casebook.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** {@code template.yaml} as JSON: {@code !Ref X} is {@code {"Ref":"X"}}, {@code !If […]} is {@code {"Fn::If":[…]}}. */
public final class Template {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String LOG_GROUP = "AWS::Logs::LogGroup";
    static final String ALARM = "AWS::CloudWatch::Alarm";

    private final JsonNode root;

    private Template(JsonNode root) {
        this.root = root;
    }

    static Template read() {
        try {
            Object template = new Yaml(new ShortForms(new LoaderOptions())).load(Files.readString(path()));
            return new Template(Json.mapper().valueToTree(template));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the environment variables that a function is given. */
    public static Set<String> environment(String function) {
        Template template = read();
        Set<String> names = new TreeSet<>();
        template.root()
                .at("/Globals/Function/Environment/Variables")
                .fieldNames()
                .forEachRemaining(names::add);
        template.resource(function)
                .at("/Properties/Environment/Variables")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    static Path path() {
        Path here = Path.of("template.yaml");
        return Files.exists(here) ? here : Path.of("..", "template.yaml");
    }

    JsonNode root() {
        return root;
    }

    JsonNode resource(String name) {
        return root.path("Resources").path(name);
    }

    JsonNode properties(String resource) {
        return resource(resource).path("Properties");
    }

    /** The properties of the resources of a type, by the resources' names. */
    Map<String, JsonNode> all(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        root.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    /** The queues that feed a function. */
    static List<String> queuesOf(JsonNode function) {
        List<String> queues = new ArrayList<>();
        for (JsonNode event : function.path("Events")) {
            if (event.path("Type").asText().equals("SQS")) {
                queues.add(target(event.at("/Properties/Queue")));
            }
        }
        return queues;
    }

    /** The resource or parameter that a reference or an attribute is of; empty text when it is neither. */
    static String target(JsonNode reference) {
        if (reference.has("Ref")) {
            return reference.path("Ref").asText();
        }
        return reference.path("Fn::GetAtt").path(0).asText("");
    }

    /** CloudFormation's short forms, spelled out. */
    private static final class ShortForms extends SafeConstructor {
        ShortForms(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String form = node.getTag().getValue().substring(1);
                    Object value = switch (node) {
                        case ScalarNode scalar -> constructScalar(scalar);
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalStateException("an unknown kind of node");
                    };
                    if (form.equals("GetAtt") && value instanceof String text) {
                        return Map.of("Fn::GetAtt", List.of(text.split("\\.", 2)));
                    }
                    return Map.of(form.equals("Ref") || form.equals("Condition") ? form : "Fn::" + form, value);
                }
            });
        }
    }
}
