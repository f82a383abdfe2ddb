package dev.casebook.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.bot.handler.SlackFunction;
import dev.casebook.handler.Settings;
import dev.casebook.handler.WebhookFunction;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The template names what exists, and only that. */
class TemplateTest {
    private static final int VISIBILITY_FACTOR = 6;
    /** Given in the secret SLACK, or never changed on AWS. */
    private static final Set<String> NOT_IN_THE_ENVIRONMENT =
            Set.of("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_API_URL");

    private final Template template = Template.read();
    private final Map<String, JsonNode> functions = template.all(Template.FUNCTION);

    @Test
    void everyHandlerExistsAndCanBeMadeByTheRuntime() throws ReflectiveOperationException {
        assertThat(functions).hasSize(7);
        for (JsonNode function : functions.values()) {
            String[] handler = function.path("Handler").asText().split("::", -1);
            Class<?> type = Class.forName(handler[0]);
            assertThat(type.getConstructor()).as(handler[0]).isNotNull();
            assertThat(Arrays.stream(type.getMethods()).map(Method::getName)).contains(handler[1]);
        }
    }

    @Test
    void everyHandlerOfTheCodeIsAFunction() throws IOException {
        Set<String> deployed = new TreeSet<>();
        functions
                .values()
                .forEach(function -> deployed.add(function.path("Handler").asText()));
        for (String room : List.of(
                "../functions/src/main/java/dev/casebook/handler", "../bot/src/main/java/dev/casebook/bot/handler")) {
            try (var files = Files.list(Path.of(room))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Function.java"))
                        .toList()) {
                    String code = Files.readString(file);
                    if (code.contains("implements Request")) {
                        String type = file.getFileName().toString().replace(".java", "");
                        assertThat(deployed).anyMatch(handler -> handler.contains("." + type + "::"));
                    }
                }
            }
        }
    }

    @Test
    void everyEnvironmentVariableIsASettingAndTheReverse() throws IOException, ReflectiveOperationException {
        Set<String> named = new TreeSet<>();
        template.root()
                .at("/Globals/Function/Environment/Variables")
                .fieldNames()
                .forEachRemaining(named::add);
        functions
                .values()
                .forEach(function ->
                        function.at("/Environment/Variables").fieldNames().forEachRemaining(named::add));
        assertThat(named).isEqualTo(settings());
    }

    /** Of both modules. */
    private static Set<String> settings() throws IOException, ReflectiveOperationException {
        Set<String> known = new TreeSet<>();
        for (Field field : Settings.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && String.valueOf(field.get(null)).startsWith("CASEBOOK_")) {
                known.add(String.valueOf(field.get(null)));
            }
        }
        String bot = Files.readString(Path.of("../bot/src/main/java/dev/casebook/bot/handler/Settings.java"));
        Pattern.compile("\"((?:SLACK|CASEBOOK)_[A-Z_]+)\"")
                .matcher(bot)
                .results()
                .forEach(name -> known.add(name.group(1)));
        known.removeAll(NOT_IN_THE_ENVIRONMENT);
        return known;
    }

    @Test
    void noSecretIsInTheEnvironmentOrAParameter() {
        functions
                .values()
                .forEach(function -> assertThat(function.path("Environment").toString())
                        .doesNotContain("resolve:", "TOKEN", "SIGNING"));
        assertThat(template.root().path("Parameters").toString())
                .doesNotContainPattern("(?i)\"[a-z]*(token|password|secret)[a-z]*\":");
        template.all("AWS::SecretsManager::Secret")
                .values()
                .forEach(secret ->
                        assertThat(secret.path("SecretString").asText("{}")).isEqualTo("{}"));
    }

    @Test
    void aMessageStaysInvisibleForSixTimesTheFunctionsTimeOut() {
        functions.values().forEach(function -> {
            int timeout = function.path("Timeout").asInt();
            assertThat(timeout).isBetween(1, 300);
            for (String queue : Template.queuesOf(function)) {
                assertThat(template.resource(queue)
                                .at("/Properties/VisibilityTimeout")
                                .asInt())
                        .as(queue)
                        .isGreaterThanOrEqualTo(VISIBILITY_FACTOR * timeout);
            }
        });
    }

    @Test
    void everyBatchAnswersPerMessageAndTheLanesHaveACeiling() {
        functions
                .values()
                .forEach(function -> function.path("Events").forEach(event -> {
                    if (event.path("Type").asText().equals("SQS")) {
                        assertThat(event.at("/Properties/FunctionResponseTypes")
                                        .path(0)
                                        .asText())
                                .isEqualTo("ReportBatchItemFailures");
                    }
                }));
        JsonNode lanes = template.properties("EvaluateFunction");
        assertThat(Template.target(lanes.at("/Events/Evaluations/Properties/ScalingConfig/MaximumConcurrency")))
                .isEqualTo("MaximumConcurrency");
    }

    @Test
    void theFunctionsThatPeopleWaitForStartFromASnapshot() {
        for (Class<?> waitedFor : List.of(SlackFunction.class, WebhookFunction.class)) {
            assertThat(template.properties(waitedFor.getSimpleName())
                            .at("/SnapStart/ApplyOn")
                            .asText())
                    .isEqualTo("PublishedVersions");
        }
        assertThat(template.root().at("/Globals/Function/AutoPublishAlias").asText())
                .isEqualTo("live");
        assertThat(template.root().at("/Globals/Function/Runtime").asText()).isEqualTo("java25");
        assertThat(template.root().at("/Globals/Function/Architectures").path(0).asText())
                .isEqualTo("arm64");
    }

    @Test
    void whatIsKeptOutlivesTheStackAndCanBeBroughtBack() {
        for (String kept : List.of(
                "Table",
                "Bucket",
                "BucketPolicy",
                "SlackSecret",
                "AlertsSecret",
                "WorkSecret",
                "RedactionKey",
                "SearchKey")) {
            assertThat(template.resource(kept).path("DeletionPolicy").asText())
                    .as(kept)
                    .isEqualTo("Retain");
            assertThat(template.resource(kept).path("UpdateReplacePolicy").asText())
                    .as(kept)
                    .isEqualTo("Retain");
        }
        JsonNode table = template.resource("Table").path("Properties");
        assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
        assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
        JsonNode bucket = template.resource("Bucket").path("Properties");
        assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
        assertThat(bucket.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
    }

    @Test
    void everyReferenceIsToSomethingThatExists() {
        Set<String> known = new TreeSet<>();
        template.root().path("Resources").fieldNames().forEachRemaining(known::add);
        template.root().path("Parameters").fieldNames().forEachRemaining(known::add);
        functions.keySet().forEach(function -> known.add(function + "Aliaslive"));
        for (String form : List.of("Ref", "Fn::GetAtt")) {
            template.root().findValues(form).forEach(value -> {
                String name = value.isArray() ? value.path(0).asText() : value.asText();
                assertThat(name.startsWith("AWS::") || known.contains(name))
                        .as(name)
                        .isTrue();
            });
        }
    }

    @Test
    void theOutputsThatTheInstructionsNameExist() throws IOException {
        Set<String> outputs = new TreeSet<>();
        template.root().path("Outputs").fieldNames().forEachRemaining(outputs::add);
        for (String page : List.of("README.md", "slack/README.md")) {
            Pattern.compile("OutputKey==`([A-Za-z]+)`|<([A-Z][A-Za-z]+)>")
                    .matcher(Files.readString(Path.of(page)))
                    .results()
                    .forEach(found -> assertThat(outputs)
                            .as(page)
                            .contains(found.group(1) == null ? found.group(2) : found.group(1)));
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("OutputKey==`ApiUrl`", "CASEBOOK_HOST");
    }
}
