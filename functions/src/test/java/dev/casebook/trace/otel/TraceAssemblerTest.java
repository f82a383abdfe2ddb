package dev.casebook.trace.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceAssemblerTest {

    @Test
    void aTurnIsReadWithItsContextAndConversation() {
        Trace trace = Spans.ofFile("clinic.json");

        assertThat(trace.context())
                .isEqualTo(new Trace.Context(
                        Optional.of("clinic-scheduler"),
                        Optional.of("buggy"),
                        Optional.of("production"),
                        Optional.of("conv-1"),
                        Optional.of("user-7"),
                        Optional.empty(),
                        Instant.ofEpochSecond(1773154800),
                        Duration.ofSeconds(5)));
        assertThat(trace.input())
                .containsExactly(
                        new Message("user", "A slot on Tuesday?"),
                        new Message("assistant", "15:00 is free."),
                        new Message("user", "Book it."));
        assertThat(trace.output()).contains("You are booked.");
        assertThat(trace.partial()).isFalse();
    }

    @Test
    void stepsAreInOrderAndADuplicatedSpanIsOne() {
        assertThat(Spans.ofFile("clinic.json").steps().stream()
                        .map(step -> step.facts().name()))
                .containsExactly(
                        "invoke_agent clinic", "retrieval policy", "execute_tool book_appointment", "chat gpt-4o");
    }

    @Test
    void aToolCallHasArgumentsAndErrorAndAnAbsentResultIsNull() {
        Step.ToolCall call = Spans.ofFile("clinic.json").toolCalls().getFirst();

        assertThat(call.tool()).isEqualTo("book_appointment");
        assertThat(call.arguments().path("slot").asText()).isEqualTo("2026-03-10T15:00");
        assertThat(call.result()).isEqualTo(NullNode.getInstance());
        assertThat(call.facts().error()).contains("SLOT_TAKEN");
        assertThat(call.facts().parent()).contains("0000000000000001");
    }

    @Test
    void aModelCallHasItsNumbers() {
        Step.ModelCall call =
                (Step.ModelCall) Spans.ofFile("clinic.json").steps().getLast();

        assertThat(call.modelAsked()).contains("gpt-4o");
        assertThat(call.modelAnswered()).contains("gpt-4o-2024-08-06");
        assertThat(call.temperature()).contains(0.2);
        assertThat(call.inputTokens()).contains(412L);
        assertThat(call.outputTokens()).contains(17L);
        assertThat(call.finishReason()).contains("stop");
        assertThat(call.output()).contains("You are booked.");
        assertThat(call.facts().duration()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aRetrievalHasItsDocuments() {
        Step.Retrieval retrieval =
                (Step.Retrieval) Spans.ofFile("clinic.json").steps().get(1);

        assertThat(retrieval.query()).contains("double booking");
        assertThat(retrieval.documents()).containsExactly("Never book a taken slot.", "{\"id\":\"p2\"}");
    }

    @Test
    void oneModelCallSeenByThreeInstrumentationsIsOneStep() {
        Trace trace = new Spans()
                .span(1, 0, "invoke_agent a", Map.of("gen_ai.operation.name", "invoke_agent"))
                .span(2, 1, "call_llm", Map.of("gen_ai.request.model", "m", "gen_ai.usage.input_tokens", 10))
                .span(3, 2, "generate_content m", Map.of("gen_ai.operation.name", "generate_content"))
                .span(4, 3, "POST", Map.of("http.method", "POST"))
                .span(5, 4, "openai.chat", Map.of("llm.request.type", "chat", "gen_ai.usage.prompt_tokens", 10))
                .span(6, 3, "execute_tool t", Map.of("gen_ai.operation.name", "execute_tool", "gen_ai.tool.name", "t"))
                .trace();

        assertThat(trace.steps().stream().filter(Step.ModelCall.class::isInstance))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.facts().name()).isEqualTo("call_llm");
                    assertThat(((Step.ModelCall) step).modelAsked()).contains("m");
                    assertThat(((Step.ModelCall) step).inputTokens()).contains(10L);
                });
        assertThat(trace.toolCalls().getFirst().facts().parent()).contains("0000000000000002");
        assertThat(trace.partial()).isFalse();
    }

    @Test
    void aWrapperAroundTwoModelCallsIsNoThirdOne() {
        Trace trace = new Spans()
                .span(1, 0, "llm chain", Map.of("gen_ai.request.model", "m"))
                .span(2, 1, "chat m", Map.of("gen_ai.operation.name", "chat"))
                .span(3, 1, "chat m", Map.of("gen_ai.operation.name", "chat"))
                .trace();

        assertThat(trace.steps().stream().filter(Step.ModelCall.class::isInstance))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 43, 44, 60, 75, 90, 100, 120, 140})
    void messagesThatWereCutOffAreReadUpToTheCutAndMarkThePartial(int length) {
        String whole = "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"A \\\"slot\\\" \\u00e4?\"}]},"
                + "{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Yes, at 15:00 or 16:00\"}]}]";
        Trace trace = new Spans()
                .span(
                        1,
                        0,
                        "invoke_agent a",
                        Map.of(
                                "gen_ai.operation.name",
                                "invoke_agent",
                                "gen_ai.input.messages",
                                whole.substring(0, length)))
                .trace();

        assertThat(trace.partial()).isTrue();
        assertThat(trace.input().isEmpty()
                        || "A \"slot\" ä?".startsWith(trace.input().getFirst().content()))
                .isTrue();
        assertThat(trace.input().isEmpty()).isEqualTo(length < 60);
    }

    @Test
    void argumentsThatWereCutOffKeepWhatCameBefore() {
        Trace trace = new Spans()
                .span(
                        1,
                        0,
                        "execute_tool t",
                        Map.of(
                                "gen_ai.tool.name",
                                "t",
                                "gen_ai.tool.call.arguments",
                                "{\"a\":{\"b\":1,\"c\":\"lo\\u00"))
                .trace();

        assertThat(trace.toolCalls().getFirst().arguments().toString()).isEqualTo("{\"a\":{\"b\":1,\"c\":\"lo\"}}");
        assertThat(trace.partial()).isTrue();
    }

    @Test
    void orphansAndSeveralRootsAndACircleAreAccepted() {
        Trace trace = new Spans()
                .span(1, 0, "root", Map.of())
                .span(2, 0, "another root", Map.of())
                .span(3, 99, "orphan", Map.of())
                .span(4, 5, "circle", Map.of())
                .span(5, 4, "circle", Map.of())
                .span(6, 6, "own parent", Map.of())
                .trace();

        assertThat(trace.steps()).hasSize(6);
        assertThat(trace.steps().get(2).facts().parent()).isEmpty();
        assertThat(trace.partial()).isTrue();
    }

    @Test
    void aTraceWithoutContentStaysWithoutContent() {
        Trace trace =
                new Spans().span(1, 0, "GET /", Map.of("http.method", "GET")).trace();

        assertThat(trace.input()).isEmpty();
        assertThat(trace.output()).isEmpty();
        assertThat(trace.context().agent()).isEmpty();
        assertThat(trace.context().session()).isEmpty();
        assertThat(trace.steps().getFirst()).isInstanceOf(Step.Other.class);
    }

    @Test
    void aFailedTurnThatSaidNothingHasNoOutput() {
        Trace trace = new Spans()
                .span(1, 0, "invoke_agent a", Map.of("gen_ai.operation.name", "invoke_agent", "error.type", "timeout"))
                .span(
                        2,
                        1,
                        "chat",
                        Map.of(
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.output.messages",
                                "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Let me see\"}]}]"))
                .trace();

        assertThat(trace.output()).isEmpty();
    }

    @Test
    void whatTheToolSpanLeavesOutIsTakenFromTheMessages() {
        Trace trace = new Spans()
                .span(1, 0, "execute_tool t", Map.of("gen_ai.tool.name", "t", "gen_ai.tool.call.id", "call_1"))
                .span(
                        2,
                        0,
                        "chat",
                        Map.of(
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.input.messages",
                                Spans.json(List.of(
                                        Map.of(
                                                "role",
                                                "assistant",
                                                "parts",
                                                List.of(Map.of(
                                                        "type",
                                                        "tool_call",
                                                        "id",
                                                        "call_1",
                                                        "arguments",
                                                        "{\"a\":1}"))),
                                        Map.of(
                                                "role",
                                                "tool",
                                                "parts",
                                                List.of(Map.of(
                                                        "type",
                                                        "tool_call_response",
                                                        "id",
                                                        "call_1",
                                                        "response",
                                                        "ok")))))))
                .trace();

        assertThat(trace.toolCalls().getFirst().arguments().toString()).isEqualTo("{\"a\":1}");
        assertThat(trace.toolCalls().getFirst().result().asText()).isEqualTo("ok");
    }

    @Test
    void indexedMessagesAreInNumericOrder() {
        Trace trace = new Spans()
                .span(
                        1,
                        0,
                        "ChatCompletion",
                        Map.of(
                                "openinference.span.kind",
                                "LLM",
                                "llm.input_messages.10.message.role",
                                "user",
                                "llm.input_messages.10.message.content",
                                "third",
                                "llm.input_messages.2.message.role",
                                "assistant",
                                "llm.input_messages.2.message.content",
                                "second",
                                "llm.input_messages.0.message.role",
                                "user",
                                "llm.input_messages.0.message.content",
                                "first"))
                .trace();

        assertThat(trace.input().stream().map(Message::content)).containsExactly("first", "second", "third");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000Ab", "AAAAAAAAAKs=", "ab"})
    void aSpanIdIsBroughtToLowerCaseHex(String written) {
        assertThat(SpanIds.hex(written)).isEqualTo("00000000000000ab");
    }
}
