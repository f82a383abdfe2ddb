package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.MutableClock;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.chat.ChatAgent;
import dev.casebook.agent.chat.ChatAgentRunner;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.judge.ChatModel;
import dev.casebook.evaluation.judge.OpenAiChat;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Judges and chat agents on Bedrock, against a server that speaks Converse, and one that misbehaves. */
class BedrockTest {
    private static final String MODEL = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String VERDICT = """
            {"output":{"message":{"role":"assistant","content":[{"text":"Let me see."},{"toolUse":{"toolUseId":"t1",
             "name":"casebook_answer","input":{"reason":"Kind.","evidence":"Gladly","passed":true}}}]}},
             "stopReason":"tool_use","usage":{"inputTokens":812,"outputTokens":41,"totalTokens":853}}""";

    private final ConverseServer server = new ConverseServer();
    private final ApacheHttpCalls http = new ApacheHttpCalls();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private HttpCalls calls(AwsCredentialsProvider credentials) {
        SignedHttp signed = new SignedHttp(http, "bedrock", credentials);
        return new BedrockCalls(http, () -> signed, region -> server.address());
    }

    private HttpCalls calls() {
        return calls(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    private ChatModel.Reply ask() {
        return ask(calls(), Duration.ofSeconds(5));
    }

    private ChatModel.Reply ask(HttpCalls calls, Duration timeout) {
        OpenAiChat judge = new OpenAiChat(calls, URI.create("bedrock://eu-central-1"), MODEL, Optional::empty, clock);
        return judge.ask(new ChatModel.Request("Judge the tone.", "the material", 1), timeout);
    }

    @Test
    void aJudgeIsAskedByConverseAndAnswersInItsShape() {
        server.answers(200, "", VERDICT);
        assertThat(ask()).isInstanceOfSatisfying(ChatModel.Said.class, said -> {
            assertThat(said.content()).isEqualTo("{\"reason\":\"Kind.\",\"evidence\":\"Gladly\",\"passed\":true}");
            assertThat(said.usage()).contains(new ChatModel.Usage(812, 41));
            assertThat(said.model()).contains(MODEL);
        });
        JsonNode request = server.requests().getFirst();
        assertThat(server.paths()).containsExactly("/model/" + MODEL.replace(":", "%3A") + "/converse");
        assertThat(server.signatures().getFirst())
                .startsWith("AWS4-HMAC-SHA256 Credential=key/")
                .contains("/eu-central-1/bedrock/aws4_request");
        assertThat(request.at("/system/0/text").asText()).isEqualTo("Judge the tone.");
        assertThat(request.at("/messages/0/content/0/text").asText()).isEqualTo("the material");
        assertThat(request.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(1_024);
        assertThat(request.at("/toolConfig/toolChoice/tool/name").asText()).isEqualTo("casebook_answer");
        assertThat(request.at("/toolConfig/tools/0/toolSpec/inputSchema/json/required/0")
                        .asText())
                .isEqualTo("reason");
    }

    @ParameterizedTest
    @CsvSource({
        "429, ThrottlingException, its server answered 429, false",
        "503, ServiceUnavailableException, its server answered 503, true",
        "424, ModelErrorException, its server answered 503, true",
        "500, InternalServerException, its server answered 500, true",
        "200, '', its server answered 502, true",
    })
    void whatPassesIsLostAndSaysWhetherItMayHaveBeenPaid(int status, String type, String reason, boolean paid) {
        server.answers(status, type, "{\"message\":\"secret words\"}");
        assertThat(ask()).isEqualTo(new ChatModel.Lost(reason, Optional.empty(), paid));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDeniedException, access_denied_exception",
        "400, ValidationException, validation_exception",
        "404, ResourceNotFoundException, resource_not_found_exception",
    })
    void whatStaysIsRefusedWithItsCodeAlone(int status, String type, String code) {
        server.answers(status, type + ":http://internal.amazon.com/", "{\"message\":\"secret words\"}");
        assertThat(ask()).isEqualTo(new ChatModel.Refused("its server answered " + status + " (" + code + ")"));
    }

    @ParameterizedTest
    @CsvSource({
        "max_tokens, the model's answer was cut off",
        "guardrail_intervened, a content filter stopped the model",
        "content_filtered, a content filter stopped the model",
    })
    void anAnswerThatIsNoVerdictIsWithheldAndPaid(String stop, String reason) {
        server.answers(200, "", VERDICT.replace("\"tool_use\"", "\"" + stop + "\""));
        assertThat(ask()).isEqualTo(new ChatModel.Withheld(reason, Optional.of(new ChatModel.Usage(812, 41))));
    }

    @Test
    void aSlowServerIsGivenUpInTime() {
        server.waits(Duration.ofSeconds(20));
        assertThat(ask(calls(), Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        ChatModel.Lost.class,
                        lost -> assertThat(lost.perhapsPaid()).isTrue());
    }

    @Test
    void withoutCredentialsNothingIsSent() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("none here");
        };
        assertThat(ask(calls(none), Duration.ofSeconds(5)))
                .isEqualTo(new ChatModel.Refused("its server answered 401 (no_aws_credentials)"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAgentTalksWithItsToolsThroughConverse() {
        server.answers(200, "", """
                {"output":{"message":{"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"find_slots",
                 "input":{"doctor":"Lee"}}},{"toolUse":{"toolUseId":"b","name":"find_slots","input":{"doctor":"Okafor"}}}]}},
                 "stopReason":"tool_use","usage":{"inputTokens":10,"outputTokens":5,"totalTokens":15}}""");
        server.answers(200, "", """
                {"output":{"message":{"role":"assistant","content":[{"text":"9:00 is free."}]}},"stopReason":"end_turn",
                 "usage":{"inputTokens":30,"outputTokens":4,"totalTokens":34}}""");

        Answer answer = run();

        assertThat(answer.output()).isEqualTo("9:00 is free.");
        assertThat(answer.toolCalls()).extracting(ToolInvocation::name).containsExactly("find_slots", "find_slots");
        assertThat(answer.usage()).contains(new Answer.Usage(40, 9, Optional.empty()));
        JsonNode second = server.requests().get(1);
        assertThat(second.path("messages")).hasSize(3);
        assertThat(second.at("/messages/1/content/1/toolUse/input/doctor").asText())
                .isEqualTo("Okafor");
        assertThat(second.at("/messages/2/content"))
                .as("the results of both calls are one turn of the user")
                .hasSize(2);
        assertThat(second.at("/messages/2/content/0/toolResult/toolUseId").asText())
                .isEqualTo("a");
        assertThat(second.at("/toolConfig/tools/0/toolSpec/name").asText()).isEqualTo("find_slots");
        assertThat(second.at("/toolConfig/toolChoice").isMissingNode()).isTrue();
    }

    @Test
    void anAgentThatMayNotCallItsModelIsRefused() {
        server.answers(403, "AccessDeniedException", "{\"message\":\"secret words\"}");
        assertThatThrownBy(this::run)
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("403 (access_denied_exception)")
                .hasMessageNotContaining("secret words");
    }

    private Answer run() {
        ChatAgent agent = new ChatAgent(
                "clinic",
                URI.create("bedrock://eu-central-1"),
                Map.of(),
                Map.of("v1", new ChatAgent.Setup(MODEL, Optional.of("Be brief."), Optional.of(0.2))),
                List.of(new ChatAgent.Tool(
                        "find_slots", "", JsonNodeFactory.instance.objectNode().put("type", "object"))),
                new ChatAgent.Results.Recorded(),
                4,
                Duration.ofSeconds(5));
        ChatAgentRunner runner = new ChatAgentRunner(
                Map.of("clinic", agent),
                calls(),
                new Timing(clock, System::nanoTime, time -> {}),
                Retries.standard(),
                new Random(1));
        AgentVersion version = new AgentVersion("clinic", "v1", Optional.empty());
        runner.probe(version);
        CaseInput input = new CaseInput(
                Json.mapper().createObjectNode().put("message", "When?"),
                List.of(),
                Optional.empty(),
                List.of(
                        new ToolInvocation(
                                "find_slots",
                                JsonNodeFactory.instance.objectNode().put("doctor", "Lee"),
                                JsonNodeFactory.instance.textNode("9:00")),
                        new ToolInvocation(
                                "find_slots",
                                JsonNodeFactory.instance.objectNode().put("doctor", "Okafor"),
                                JsonNodeFactory.instance.textNode("none"))));
        return runner.run(
                version,
                new Trial(CaseId.imported("clinic", "1"), 0, input),
                Deadline.in(clock, Duration.ofSeconds(30)));
    }
}
