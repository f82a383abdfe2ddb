package dev.casebook.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentRunnerContract;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, the loop over tools, and an API that misbehaves, over real sockets. */
class ChatAgentRunnerTest extends AgentRunnerContract {
    private static final Pattern NUMBER = Pattern.compile("question (\\d+)");
    private static final ChatAgent.Tool FIND_SLOTS = new ChatAgent.Tool(
            "find_slots",
            "Finds free times.",
            JsonNodeFactory.instance.objectNode().put("type", "object"));

    private final ApacheHttpCalls calls = new ApacheHttpCalls();
    private final List<LoopbackModel> started = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    protected AgentRunner runner(BiFunction<AgentVersion, Trial, Answer> script) {
        return runner(started(request -> scripted(script, request)), new ChatAgent.Results.Recorded());
    }

    /** The script's answer: its tool calls first, then its words. */
    private static LoopbackModel.Reply scripted(BiFunction<AgentVersion, Trial, Answer> script, JsonNode request) {
        JsonNode messages = request.path("messages");
        String question = "";
        for (JsonNode message : messages) {
            question = message.path("role").asText().equals("user")
                    ? message.path("content").asText()
                    : question;
        }
        Matcher number = NUMBER.matcher(question);
        Trial trial = new Trial(
                CaseId.imported("clinic", "1"),
                number.find() ? Integer.parseInt(number.group(1)) : -1,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", question),
                        List.of(),
                        Optional.empty(),
                        List.of()));
        try {
            Answer answer = script.apply(
                    new AgentVersion("clinic", request.path("model").asText(), Optional.empty()), trial);
            boolean called =
                    messages.path(messages.size() - 1).path("role").asText().equals("tool");
            return LoopbackModel.Reply.of(
                    200,
                    called || answer.toolCalls().isEmpty()
                            ? Completions.saying(answer.output(), answer.model().orElse("none"))
                            : Completions.calling(
                                    answer.toolCalls().getFirst().name(),
                                    answer.toolCalls().getFirst().arguments().toString()));
        } catch (CasebookException.Retryable e) {
            return LoopbackModel.Reply.of(503, "");
        } catch (CasebookException.Permanent e) {
            return LoopbackModel.Reply.of(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}");
        }
    }

    /** A completion tells no contexts, cost or trace; the script's call has no recorded result. */
    @Override
    protected Answer carried(Answer said) {
        JsonNode none = JsonNodeFactory.instance.objectNode().put("error", "there is no recorded result for this call");
        return new Answer(
                said.output(),
                said.toolCalls().stream()
                        .map(call -> new ToolInvocation(call.name(), call.arguments(), none))
                        .toList(),
                List.of(),
                said.model(),
                Optional.of(new Answer.Usage(120, 30, Optional.empty())),
                Optional.empty(),
                0);
    }

    private LoopbackModel started(java.util.function.Function<JsonNode, LoopbackModel.Reply> script) {
        LoopbackModel model = new LoopbackModel(script);
        started.add(model);
        return model;
    }

    private AgentRunner runner(LoopbackModel model, ChatAgent.Results results) {
        ChatAgent agent = new ChatAgent(
                "clinic",
                model.base(),
                Map.of("authorization", "Bearer key"),
                Map.of(
                        "v1", new ChatAgent.Setup("v1", Optional.of("It is {now}."), Optional.of(0.0)),
                        "gone", new ChatAgent.Setup("missing", Optional.empty(), Optional.empty())),
                List.of(FIND_SLOTS),
                results,
                4,
                Duration.ofSeconds(20));
        Timing timing = new Timing(InstantSource.system(), System::nanoTime, pauses::add);
        return new ChatAgentRunner(Map.of("clinic", agent), calls, timing, Retries.standard(), new Random(1));
    }

    @AfterEach
    void stop() {
        started.forEach(LoopbackModel::close);
        calls.close();
    }

    private LoopbackModel slots() {
        LoopbackModel model =
                started(request -> LoopbackModel.Reply.of(200, Completions.saying("At 3 pm.", "v1-2026-02")));
        model.queue(LoopbackModel.Reply.of(200, Completions.calling("find_slots", "{\"day\":10.0}")));
        return model;
    }

    @Test
    void recordedToolResultsAreReplayedAndNoted() {
        LoopbackModel model = slots();
        Answer answer = runner(model, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon());
        assertThat(answer.output()).isEqualTo("At 3 pm.");
        assertThat(answer.model()).contains("v1-2026-02");
        assertThat(answer.usage()).contains(new Answer.Usage(120, 30, Optional.empty()));
        assertThat(answer.circumstances())
                .isEqualTo(new Answer.Circumstances(
                        Optional.of("v1"), Optional.of(Answer.Tools.RECORDED), List.of(), Optional.empty()));
        assertThat(answer.toolCalls().getFirst().result()).hasToString("[\"15:00\"]");
        JsonNode second = model.asked().get(1);
        assertThat(second.at("/messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "user", "assistant", "tool");
        assertThat(second.at("/messages/0/content").asText()).isEqualTo("It is 2026-03-09T08:00+01:00.");
        assertThat(second.at("/messages/5/content").asText()).isEqualTo("[\"15:00\"]");
        assertThat(second.at("/tools/0/function/name").asText()).isEqualTo("find_slots");
        assertThat(second.path("temperature").asDouble(-1)).isZero();
        assertThat(model.authorizations()).containsOnly("Bearer key");
        assertThat(model.toolCalls()).isEmpty();
    }

    @Test
    void liveToolsAreCalledAndNoted() {
        LoopbackModel model = slots();
        Answer answer = runner(model, new ChatAgent.Results.Live(model.tools())).run(V1, trial(2), soon());
        assertThat(model.toolCalls())
                .singleElement()
                .asString()
                .startsWith("/tools/find_slots {\"name\":\"find_slots\",\"arguments\":{\"day\":10.0}")
                .contains("\"trial\":2", "\"now\":\"2026-03-09T08:00+01:00\"");
        assertThat(answer.toolCalls().getFirst().result()).hasToString("{\"free\":[\"15:00\"]}");
        assertThat(answer.circumstances().tools()).contains(Answer.Tools.LIVE);
        assertThat(answer.circumstances().missingTools()).isEmpty();
    }

    @Test
    void aToolThatIsGoneIsToldToTheModelAndNoted() {
        LoopbackModel model = slots();
        model.toolsAnswer(LoopbackModel.Reply.of(404, ""));
        Answer answer = runner(model, new ChatAgent.Results.Live(model.tools())).run(V1, trial(0), soon());
        assertThat(answer.output()).isEqualTo("At 3 pm.");
        assertThat(answer.circumstances().missingTools()).containsExactly("find_slots");
        assertThat(model.asked().get(1).at("/messages/5/content").asText()).contains("the tool answered 404");
    }

    @Test
    void aModelThatNeverAnswersEndsAfterItsSteps() {
        LoopbackModel model =
                started(request -> LoopbackModel.Reply.of(200, Completions.calling("find_slots", "{\"day\":10}")));
        Answer answer = runner(model, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon());
        assertThat(model.asked()).hasSize(4);
        assertThat(answer.output()).isEmpty();
        assertThat(answer.toolCalls()).hasSize(4);
        assertThat(answer.usage()).contains(new Answer.Usage(240, 60, Optional.empty()));
    }

    @Test
    void anApiThatIsBusyOrBrokenIsAskedAgainAfterTheTimeItNames() {
        LoopbackModel model = slots();
        LoopbackModel busy = started(request -> LoopbackModel.Reply.of(200, Completions.saying("ok", "v1")));
        busy.queue(new LoopbackModel.Reply(429, Map.of("Retry-After", "2"), "{}", LoopbackModel.Manner.WHOLE));
        busy.queue(LoopbackModel.Reply.of(500, "oops"));
        busy.queue(new LoopbackModel.Reply(200, Map.of(), Completions.saying("cut", "v1"), LoopbackModel.Manner.CUT));
        Answer answer = runner(busy, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon());
        assertThat(answer.output()).isEqualTo("ok");
        assertThat(busy.asked()).hasSize(4);
        assertThat(pauses).hasSize(3).first().isEqualTo(Duration.ofSeconds(2));
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void anAnswerThatDripsInIsGivenUpAtTheDeadline() {
        LoopbackModel model = started(request -> new LoopbackModel.Reply(
                200, Map.of(), Completions.saying("slow", "v1"), LoopbackModel.Manner.DRIPPING));
        Deadline soon = Deadline.in(InstantSource.system(), Duration.ofMillis(400));
        assertThatThrownBy(() -> runner(model, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("does not count as the agent's failure");
    }

    @Test
    void whatIsNoCompletionIsSaidSoWithoutItsText() {
        for (String body : List.of("Maria", "[]", "{\"choices\":[]}", "{\"choices\":[{\"message\":{}}]}")) {
            LoopbackModel model = started(request -> LoopbackModel.Reply.of(200, body));
            assertThatThrownBy(() ->
                            runner(model, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon()))
                    .isInstanceOf(CasebookException.Permanent.class)
                    .hasMessageContaining("got no completion")
                    .hasMessageNotContaining("Maria");
        }
    }

    @Test
    void aModelThatDoesNotExistIsFoundOutBeforeAnythingRuns() {
        LoopbackModel model = slots();
        AgentVersion gone = new AgentVersion("clinic", "gone", Optional.empty());
        assertThatThrownBy(() -> runner(model, new ChatAgent.Results.Recorded()).probe(gone))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("has no model missing")
                .hasMessageContaining("Nothing was run");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void recordedAnswersOfTheApiAreRead() throws IOException {
        LoopbackModel words = recorded("llm/openai-chat-json-schema.json");
        Answer said = runner(words, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon());
        assertThat(said.output()).startsWith("{\"name\":\"Avocado\"");
        assertThat(said.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(said.usage()).contains(new Answer.Usage(129, 33, Optional.empty()));

        Answer called = runner(recorded("llm/openai-judge-tool-choice.json"), new ChatAgent.Results.Recorded())
                .run(V1, trial(0), soon());
        assertThat(called.toolCalls()).hasSize(4).first().satisfies(call -> {
            assertThat(call.name()).isEqualTo("correctness");
            assertThat(call.arguments().path("label").asText()).isEqualTo("correct");
        });

        LoopbackModel locked = recorded("llm/openai-error-invalid-key.json");
        assertThatThrownBy(
                        () -> runner(locked, new ChatAgent.Results.Recorded()).run(V1, trial(0), soon()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("401 (invalid_api_key)")
                .hasMessageNotContaining("sk-");
    }

    private LoopbackModel recorded(String fixture) throws IOException {
        JsonNode exchange = Json.mapper().readTree(Files.readString(SharedFixtures.file(fixture)));
        JsonNode response = exchange.path("response");
        return started(request -> LoopbackModel.Reply.of(
                response.path("status").asInt(), response.path("body").toString()));
    }
}
