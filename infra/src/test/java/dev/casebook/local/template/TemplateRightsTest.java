package dev.casebook.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each function may do exactly this: a right that is added or taken away has to be written down here as well. */
class TemplateRightsTest {
    private static final String TABLE =
            "dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query on Table";
    private static final String READ_TABLE = "dynamodb:GetItem dynamodb:Query on Table";
    private static final String BOT_TABLE =
            "dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:PutItem on Table where MESSAGE#* GROUP#*";
    private static final String CONFIGURATION = "s3:GetObject on ${Bucket.Arn}/${ConfigurationKey}";
    private static final String BLOBS = "s3:GetObject s3:PutObject on ${Bucket.Arn}/blobs/*";
    private static final String LIST = "s3:ListBucket on Bucket";
    private static final String TAKE =
            "sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on ";
    private static final String SEND = "sqs:SendMessage on ";
    private static final String SECRET = "secretsmanager:GetSecretValue on ";
    private static final String AGENTS = "lambda:InvokeFunction on AgentFunctions";
    private static final String MODELS = "bedrock:InvokeModel on BedrockModels";
    private static final String ALL_QUEUES = SEND + "JobsQueue EvaluationsQueue RepliesQueue";

    private static final Map<String, Set<String>> RIGHTS = Map.of(
            "Slack", Set.of(SEND + "JobsQueue", SECRET + "SlackSecret SearchKey"),
            "Bot",
                    Set.of(
                            TAKE + "RepliesQueue",
                            READ_TABLE,
                            BOT_TABLE,
                            "s3:GetObject on ${Bucket.Arn}/blobs/*",
                            LIST,
                            CONFIGURATION,
                            SEND + "RepliesQueue",
                            SECRET + "SlackSecret"),
            "Webhook",
                    Set.of(
                            SEND + "JobsQueue",
                            CONFIGURATION,
                            SECRET + "AlertsSecret RedactionKey",
                            "sns:ConfirmSubscription on AlertTopics"),
            "Alarm", Set.of(SEND + "JobsQueue", CONFIGURATION, SECRET + "RedactionKey", SEND + "AlarmDeadLetters"),
            "Case",
                    Set.of(
                            TAKE + "JobsQueue",
                            TABLE,
                            BLOBS,
                            LIST,
                            CONFIGURATION,
                            ALL_QUEUES,
                            SECRET + "WorkSecret RedactionKey SearchKey",
                            AGENTS,
                            MODELS),
            "Evaluate",
                    Set.of(
                            TAKE + "EvaluationsQueue",
                            TABLE,
                            BLOBS,
                            LIST,
                            CONFIGURATION,
                            ALL_QUEUES,
                            SECRET + "WorkSecret RedactionKey",
                            AGENTS,
                            MODELS),
            "Schedule",
                    Set.of(
                            TABLE,
                            BLOBS,
                            LIST,
                            CONFIGURATION,
                            ALL_QUEUES,
                            SECRET + "WorkSecret RedactionKey",
                            AGENTS,
                            MODELS,
                            SEND + "TickDeadLetters"));

    private final Template template = Template.read();

    @Test
    void eachFunctionHasARoleOfItsOwnWithExactlyTheseRights() {
        Map<String, Set<String>> given = new TreeMap<>();
        Map<String, Set<String>> expected = new TreeMap<>();
        template.all(Template.FUNCTION).forEach((name, function) -> {
            String shortly = name.replace("Function", "");
            String role = Template.target(function.path("Role"));
            assertThat(role).isEqualTo(shortly + "Role");
            Set<String> rights = new TreeSet<>();
            statements(template.resource(role), "Allow").forEach(statement -> rights.add(right(statement)));
            given.put(shortly, rights);
            Set<String> right = new TreeSet<>(RIGHTS.get(shortly));
            right.add("logs:CreateLogStream logs:PutLogEvents on " + shortly + "Log");
            expected.put(shortly, right);
        });
        assertThat(given).isEqualTo(expected);
    }

    @Test
    void noRoleMayDoOrReachEverything() {
        template.all("AWS::IAM::Role")
                .keySet()
                .forEach(role -> statements(template.resource(role), "Allow").forEach(statement -> {
                    assertThat(texts(statement.path("Action"))).as(role).noneMatch(action -> action.contains("*"));
                    assertThat(texts(statement.path("Resource"))).as(role).doesNotContain("*");
                    assertThat(statement.has("NotAction") || statement.has("NotResource"))
                            .as(role)
                            .isFalse();
                }));
    }

    /** AWS knows no resources for these: X-Ray's writes, and the network interfaces that Lambda makes under a function's role. */
    @Test
    void onlyTracesAndNetworkInterfacesAreAllowedOnEverything() {
        Map<String, Set<String>> everywhere = new TreeMap<>();
        template.all("AWS::IAM::ManagedPolicy")
                .keySet()
                .forEach(policy -> statements(template.resource(policy), "Allow")
                        .forEach(statement -> everywhere.put(policy, new TreeSet<>(texts(statement.path("Action"))))));
        assertThat(everywhere).containsOnlyKeys("TracesPolicy", "NetworkPolicy");
        assertThat(everywhere.get("TracesPolicy")).containsExactly("xray:PutTelemetryRecords", "xray:PutTraceSegments");
        assertThat(everywhere.get("NetworkPolicy")).allMatch(action -> action.startsWith("ec2:"));
        List<JsonNode> denied = statements(template.resource("NetworkPolicy"), "Deny");
        assertThat(denied).hasSize(1);
        assertThat(texts(denied.getFirst().path("Action")))
                .containsExactlyInAnyOrderElementsOf(everywhere.get("NetworkPolicy"));
        template.all("AWS::IAM::Role")
                .forEach((role, properties) -> assertThat(
                                properties.path("ManagedPolicyArns").toString())
                        .as(role)
                        .doesNotContain("arn:"));
    }

    @Test
    void whatWasDoneByWhomCanBeAddedButNotTakenAway() {
        for (String role : List.of("CaseRole", "EvaluateRole", "ScheduleRole")) {
            List<JsonNode> denied = statements(template.resource(role), "Deny");
            assertThat(denied).as(role).hasSize(1);
            assertThat(texts(denied.getFirst().path("Action"))).contains("dynamodb:DeleteItem", "dynamodb:UpdateItem");
            assertThat(denied.getFirst().path("Condition").toString()).contains("ForAnyValue", "AUDIT#*");
        }
        assertThat(RIGHTS.values().toString()).doesNotContain("UpdateItem", "BatchWrite");
    }

    @Test
    void evaluationReadsNoSlackTokenAndThePosterNoJudgesKey() {
        assertThat(readers("SlackSecret")).containsExactly("BotRole", "SlackRole");
        assertThat(readers("WorkSecret")).containsExactly("CaseRole", "EvaluateRole", "ScheduleRole");
        assertThat(readers("AlertsSecret")).containsExactly("WebhookRole");
    }

    private Set<String> readers(String secret) {
        Set<String> readers = new TreeSet<>();
        template.all("AWS::IAM::Role")
                .keySet()
                .forEach(role -> statements(template.resource(role), "Allow").forEach(statement -> {
                    if (texts(statement.path("Resource")).contains(secret)) {
                        readers.add(role);
                    }
                }));
        return readers;
    }

    private static List<JsonNode> statements(JsonNode resource, String effect) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode list : resource.findValues("Statement")) {
            for (JsonNode each : list) {
                JsonNode statement = each.has("Fn::If") ? each.path("Fn::If").path(1) : each;
                if (statement.path("Effect").asText().equals(effect) && !statement.has("Principal")) {
                    found.add(statement);
                }
            }
        }
        return found;
    }

    private static String right(JsonNode statement) {
        String right = String.join(" ", new TreeSet<>(texts(statement.path("Action")))) + " on "
                + String.join(" ", texts(statement.path("Resource")));
        List<String> keys = new ArrayList<>();
        statement.path("Condition").findValues("dynamodb:LeadingKeys").forEach(list -> keys.addAll(texts(list)));
        return keys.isEmpty() ? right : right + " where " + String.join(" ", keys);
    }

    /** Plain texts, names of what is referred to, and patterns of substitutions. */
    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (each.has("Fn::If")) {
                texts.addAll(texts(each.path("Fn::If").path(2)));
            } else if (each.isTextual()) {
                texts.add(each.asText());
            } else if (each.has("Fn::Sub")) {
                texts.add(each.path("Fn::Sub").asText());
            } else {
                texts.add(Template.target(each));
            }
        }
        return texts;
    }
}
