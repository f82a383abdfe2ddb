package dev.casebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.handler.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private final Map<String, Map<String, Object>> resources = resources();

    @Test
    void everyHandlerExistsAndCanBeMadeByTheRuntime() throws ReflectiveOperationException {
        for (Map<String, Object> function : ofType("AWS::Serverless::Function").values()) {
            String[] handler = properties(function).get("Handler").toString().split("::", -1);
            Class<?> type = Class.forName(handler[0]);
            assertThat(type.getConstructor()).as(handler[0]).isNotNull();
            assertThat(List.of(type.getMethods()).stream().map(method -> method.getName()))
                    .contains(handler[1]);
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
        for (Map.Entry<String, Map<String, Object>> function :
                ofType("AWS::Serverless::Function").entrySet()) {
            for (String queue : queuesOf(function.getValue())) {
                int visibility = number(properties(resources.get(queue)).get("VisibilityTimeout"));
                int timeout = number(properties(function.getValue()).get("Timeout"));
                assertThat(visibility)
                        .as(queue + " for " + function.getKey())
                        .isGreaterThanOrEqualTo(VISIBILITY_FACTOR * timeout);
            }
        }
    }

    @Test
    void everyQueueThatFeedsAFunctionHasADeadLetterQueue() {
        assertThat(ofType("AWS::Serverless::Function").values().stream()
                        .flatMap(function -> queuesOf(function).stream())
                        .map(queue -> properties(resources.get(queue)).containsKey("RedrivePolicy")))
                .isNotEmpty()
                .containsOnly(true);
    }

    @Test
    void noPermissionIsAWildcardAction() throws IOException {
        assertThat(Files.readString(template())).doesNotContainPattern("Action: *\\[?[^\\n]*\\*");
    }

    @SuppressWarnings("unchecked")
    private static List<String> queuesOf(Map<String, Object> function) {
        Map<String, Map<String, Object>> events =
                (Map<String, Map<String, Object>>) properties(function).getOrDefault("Events", Map.of());
        return events.values().stream()
                .filter(event -> "SQS".equals(event.get("Type")))
                .map(event -> properties(event).get("Queue").toString().replace(".Arn", ""))
                .toList();
    }

    private static int number(Object value) {
        return Integer.parseInt(value.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.getOrDefault("Properties", Map.of());
    }

    private Map<String, Map<String, Object>> ofType(String type) {
        Map<String, Map<String, Object>> found = new TreeMap<>(resources);
        found.values().removeIf(resource -> !type.equals(resource.get("Type")));
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> resources() {
        try {
            Map<String, Object> template =
                    new Yaml(new ShortTags(new LoaderOptions())).load(Files.readString(template()));
            return (Map<String, Map<String, Object>>) template.get("Resources");
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
