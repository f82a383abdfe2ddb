package dev.casebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.handler.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The template names what exists, and only that. */
class TemplateTest {
    private static final int VISIBILITY_FACTOR = 6;

    private final JsonNode resources = resources();

    @Test
    void everyHandlerExistsAndCanBeMadeByTheRuntime() throws ReflectiveOperationException {
        assertThat(functions()).hasSize(7);
        for (JsonNode function : functions()) {
            String[] handler = function.at("/Properties/Handler").asText().split("::", -1);
            Class<?> type = Class.forName(handler[0]);
            assertThat(type.getConstructor()).as(handler[0]).isNotNull();
            assertThat(Arrays.stream(type.getMethods()).map(Method::getName)).contains(handler[1]);
        }
    }

    @Test
    void everyEnvironmentVariableIsASettingAndTheReverse() throws IOException, ReflectiveOperationException {
        Matcher matcher = Pattern.compile("^        (CASEBOOK_[A-Z_]+|SLACK_[A-Z_]+):", Pattern.MULTILINE)
                .matcher(Files.readString(template()));
        Set<String> named = new TreeSet<>();
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        Set<String> known = new TreeSet<>();
        for (Field field : Settings.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && String.valueOf(field.get(null)).startsWith("CASEBOOK_")) {
                known.add(String.valueOf(field.get(null)));
            }
        }
        assertThat(named).isEqualTo(known);
    }

    @Test
    void aMessageStaysInvisibleForSixTimesTheFunctionsTimeOut() {
        for (JsonNode function : functions()) {
            for (String queue : queuesOf(function)) {
                assertThat(resources
                                .at("/" + queue + "/Properties/VisibilityTimeout")
                                .asInt())
                        .as(queue)
                        .isGreaterThanOrEqualTo(VISIBILITY_FACTOR
                                * function.at("/Properties/Timeout").asInt());
            }
        }
    }

    @Test
    void everyQueueThatFeedsAFunctionHasADeadLetterQueue() {
        List<String> queues = functions().stream()
                .flatMap(function -> queuesOf(function).stream())
                .toList();
        assertThat(queues)
                .hasSize(3)
                .allMatch(queue ->
                        resources.at("/" + queue + "/Properties/RedrivePolicy").isObject());
    }

    @Test
    void noPermissionIsAWildcardAction() throws IOException {
        assertThat(Files.readString(template())).doesNotContainPattern("Action: *\\[?[^\\n]*\\*");
    }

    private static List<String> queuesOf(JsonNode function) {
        List<String> queues = new ArrayList<>();
        for (JsonNode event : function.at("/Properties/Events")) {
            if (event.path("Type").asText().equals("SQS")) {
                queues.add(event.at("/Properties/Queue").asText().replace(".Arn", ""));
            }
        }
        return queues;
    }

    private List<JsonNode> functions() {
        List<JsonNode> functions = new ArrayList<>();
        for (JsonNode resource : resources) {
            if (resource.path("Type").asText().equals("AWS::Serverless::Function")) {
                functions.add(resource);
            }
        }
        return functions;
    }

    private static JsonNode resources() {
        try {
            Object template = new Yaml(new ShortTags(new LoaderOptions())).load(Files.readString(template()));
            return Json.mapper().<JsonNode>valueToTree(template).path("Resources");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path template() {
        Path here = Path.of("template.yaml");
        return Files.exists(here) ? here : Path.of("..", "template.yaml");
    }

    /** CloudFormation's short forms ({@code !Ref}, {@code !GetAtt} …) read as what they hold. */
    private static final class ShortTags extends SafeConstructor {
        ShortTags(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return switch (node) {
                        case ScalarNode scalar -> constructScalar(scalar);
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalStateException("an unknown kind of node");
                    };
                }
            });
        }
    }
}
