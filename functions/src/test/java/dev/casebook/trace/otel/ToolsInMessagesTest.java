package dev.casebook.trace.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that only messages tell of is a tool step; one that a span stands for is that span's. */
class ToolsInMessagesTest {
    private static final String ASKED = "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\","
            + "\"name\":\"find_slot\",\"arguments\":{\"day\":\"Tue\"}}]}]";
    private static final String ANSWERED =
            "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Tuesday?\"}]},"
                    + ASKED.substring(1, ASKED.length() - 1)
                    + ",{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c1\",\"result\":\"15:00\"}]}]";

    private record Row(String convention, Map<String, Object> first, Map<String, Object> second) {
        @Override
        public String toString() {
            return convention;
        }
    }

    private static Stream<Row> conventions() {
        return Stream.of(
                new Row(
                        "OpenTelemetry GenAI",
                        Map.of("gen_ai.operation.name", "chat", "gen_ai.output.messages", ASKED),
                        Map.of("gen_ai.operation.name", "chat", "gen_ai.input.messages", ANSWERED)),
                new Row(
                        "OpenInference",
                        Map.of(
                                "openinference.span.kind", "LLM",
                                "llm.output_messages.0.message.role", "assistant",
                                "llm.output_messages.0.message.tool_calls.0.tool_call.id", "c1",
                                "llm.output_messages.0.message.tool_calls.0.tool_call.function.name", "find_slot",
                                "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments",
                                        "{\"day\":\"Tue\"}"),
                        Map.of(
                                "openinference.span.kind", "LLM",
                                "llm.input_messages.1.message.role", "tool",
                                "llm.input_messages.1.message.tool_call_id", "c1",
                                "llm.input_messages.1.message.content", "15:00")),
                new Row(
                        "OpenLLMetry",
                        Map.of(
                                "llm.request.type", "chat",
                                "gen_ai.completion.0.role", "assistant",
                                "gen_ai.completion.0.tool_calls.0.id", "c1",
                                "gen_ai.completion.0.tool_calls.0.name", "find_slot",
                                "gen_ai.completion.0.tool_calls.0.arguments", "{\"day\":\"Tue\"}"),
                        Map.of(
                                "llm.request.type", "chat",
                                "gen_ai.prompt.10.role", "tool",
                                "gen_ai.prompt.10.tool_call_id", "c1",
                                "gen_ai.prompt.10.content", "15:00")),
                new Row(
                        "Vercel AI SDK",
                        Map.of(
                                "ai.operationId", "ai.generateText.doGenerate",
                                "ai.response.toolCalls",
                                        "[{\"toolCallId\":\"c1\",\"toolName\":\"find_slot\",\"input\":\"{\\\"day\\\":\\\"Tue\\\"}\"}]"),
                        Map.of(
                                "ai.operationId",
                                "ai.generateText.doGenerate",
                                "ai.prompt.messages",
                                "[{\"role\":\"tool\",\"content\":[{\"type\":\"tool-result\",\"toolCallId\":\"c1\","
                                        + "\"toolName\":\"find_slot\",\"output\":\"15:00\"}]}]")),
                new Row(
                        "Google ADK",
                        Map.of(
                                "gcp.vertex.agent.llm_request",
                                "{\"model\":\"m\",\"contents\":[]}",
                                "gcp.vertex.agent.llm_response",
                                "{\"content\":{\"role\":\"model\",\"parts\":[{\"function_call\":{\"id\":\"c1\","
                                        + "\"name\":\"find_slot\",\"args\":{\"day\":\"Tue\"}}}]}}"),
                        Map.of(
                                "gcp.vertex.agent.llm_request",
                                "{\"model\":\"m\",\"contents\":[{\"role\":\"user\",\"parts\":[{\"function_response\":"
                                        + "{\"id\":\"c1\",\"name\":\"find_slot\",\"response\":\"15:00\"}}]}]}")),
                new Row(
                        "Langfuse with LangChain",
                        Map.of(
                                "langfuse.observation.type",
                                "generation",
                                "langfuse.observation.output",
                                "{\"role\":\"assistant\",\"content\":\"\",\"additional_kwargs\":{\"tool_calls\":[{\"id\":"
                                        + "\"c1\",\"type\":\"function\",\"function\":{\"name\":\"find_slot\","
                                        + "\"arguments\":\"{\\\"day\\\":\\\"Tue\\\"}\"}}]},\"tool_calls\":[{\"name\":"
                                        + "\"find_slot\",\"args\":{\"day\":\"Tue\"},\"id\":\"c1\",\"type\":\"tool_call\"}]}"),
                        Map.of(
                                "langfuse.observation.type", "generation",
                                "langfuse.observation.input",
                                        "[{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"15:00\"}]")));
    }

    @ParameterizedTest
    @MethodSource("conventions")
    void aCallThatOnlyMessagesTellOfIsAStepWithItsResult(Row row) {
        Trace trace = new Spans()
                .span(1, 0, "invoke_agent a", Map.of("gen_ai.operation.name", "invoke_agent"))
                .span(2, 1, "first", row.first())
                .span(4, 1, "second", row.second())
                .trace();

        assertThat(trace.steps().stream().map(step -> step.facts().name()))
                .containsExactly("invoke_agent a", "first", "find_slot", "second");
        Step.ToolCall call = trace.toolCalls().getFirst();
        assertThat(call.arguments()).hasToString("{\"day\":\"Tue\"}");
        assertThat(call.result().asText()).isEqualTo("15:00");
        assertThat(call.facts().parent()).contains("0000000000000001");
        assertThat(call.facts().startedAt())
                .isEqualTo(trace.steps().get(1).facts().startedAt().plusMillis(500));
        assertThat(call.facts().duration()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("conventions")
    void aCallThatASpanStandsForIsNoSecondStep(Row row) {
        Trace trace = new Spans()
                .span(2, 0, "first", row.first())
                .span(3, 0, "execute_tool find_slot", Map.of("gen_ai.tool.name", "find_slot"))
                .span(4, 0, "second", row.second())
                .trace();

        assertThat(trace.toolCalls()).hasSize(1);
        assertThat(trace.toolCalls().getFirst().facts().duration()).isEqualTo(Duration.ofMillis(500));
        assertThat(trace.toolCalls().getFirst().result().asText()).isEqualTo("15:00");
    }

    @Test
    void callsOfEarlierTurnsAreNoStepsOfThisOne() {
        String history = ANSWERED.substring(0, ANSWERED.length() - 1)
                + ",{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"15:00 is free.\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Thanks.\"}]}]";

        Trace trace = new Spans()
                .span(1, 0, "chat", Map.of("gen_ai.operation.name", "chat", "gen_ai.input.messages", history))
                .trace();

        assertThat(trace.toolCalls()).isEmpty();
        assertThat(trace.input()).hasSize(3);
    }

    @Test
    void anIdThatTheModelUsesAgainIsAnotherCall() {
        String again = ANSWERED.substring(0, ANSWERED.length() - 1) + ","
                + ASKED.substring(1, ASKED.length() - 1).replace("Tue", "Wed")
                + ",{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c1\",\"result\":\"none\"}]}]";

        Trace trace = new Spans()
                .span(1, 0, "chat", Map.of("gen_ai.operation.name", "chat", "gen_ai.output.messages", ASKED))
                .span(2, 0, "chat", Map.of("gen_ai.operation.name", "chat", "gen_ai.input.messages", ANSWERED))
                .span(3, 0, "chat", Map.of("gen_ai.operation.name", "chat", "gen_ai.input.messages", again))
                .trace();

        assertThat(trace.toolCalls().stream().map(Step.ToolCall::arguments))
                .extracting(Object::toString)
                .containsExactly("{\"day\":\"Tue\"}", "{\"day\":\"Wed\"}");
        assertThat(trace.toolCalls().stream().map(call -> call.result().asText()))
                .containsExactly("15:00", "none");
    }

    @Test
    void theDefinitionOfAToolIsNoCall() {
        Trace trace = new Spans()
                .span(
                        1,
                        0,
                        "chat",
                        Map.of(
                                "langfuse.observation.type",
                                "generation",
                                "langfuse.observation.input",
                                Spans.json(List.of(Map.of(
                                        "role",
                                        "tool",
                                        "content",
                                        Map.of("type", "function", "function", Map.of("name", "find_slot")))))))
                .trace();

        assertThat(trace.toolCalls()).isEmpty();
    }
}
