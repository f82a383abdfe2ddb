package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.Json;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTraceTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void linesThatSayWhoSaidWhatMakeInputAndOutput() {
        Trace trace = trace(
                "{\"role\":\"user\",\"content\":\"Hello\"}",
                "{\"role\":\"assistant\",\"content\":\"Hi, what can I do?\"}",
                "{\"msg\":\"user message\",\"text\":\"Book ten o'clock\"}",
                "{\"msg\":\"model turn\",\"model\":\"gpt-4o\",\"content\":\"Booked.\",\"prompt_tokens\":12,\"outputTokens\":3,\"finish_reason\":\"stop\"}");

        assertThat(trace.input())
                .containsExactly(
                        new Message("user", "Hello"),
                        new Message("assistant", "Hi, what can I do?"),
                        new Message("user", "Book ten o'clock"));
        assertThat(trace.output()).contains("Booked.");
        Step.ModelCall call = (Step.ModelCall) trace.steps().getLast();
        assertThat(call.modelAsked()).contains("gpt-4o");
        assertThat(call.inputTokens()).contains(12L);
        assertThat(call.outputTokens()).contains(3L);
        assertThat(call.finishReason()).contains("stop");
        assertThat(trace.partial()).isTrue();
    }

    @Test
    void aToolsArgumentsAndResultComeTogetherFromSeveralLines() {
        Trace trace = trace(
                "{\"msg\":\"model turn\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"book\",\"arguments\":\"{\\\"at\\\":10}\"}},{\"id\":\"c2\",\"function\":{\"name\":\"book\",\"arguments\":\"{\\\"at\\\":11}\"}}]}",
                "{\"msg\":\"tool result\",\"tool\":\"book\",\"tool_call_id\":\"c2\",\"content\":\"{\\\"ok\\\":false}\",\"error\":\"slot taken\",\"duration_ms\":250}",
                "{\"msg\":\"tool result\",\"tool\":\"book\",\"tool_call_id\":\"c1\",\"content\":\"done\"}");

        assertThat(trace.toolCalls())
                .extracting(Step.ToolCall::arguments)
                .map(Object::toString)
                .containsExactly("{\"at\":11}", "{\"at\":10}");
        Step.ToolCall failed = trace.toolCalls().getFirst();
        assertThat(failed.result()).isEqualTo(Json.mapper().createObjectNode().put("ok", false));
        assertThat(failed.facts().error()).contains("slot taken");
        assertThat(failed.facts().duration()).isEqualTo(Duration.ofMillis(250));
        assertThat(failed.facts().startedAt()).isEqualTo(NOON.plusSeconds(1).minusMillis(250));
        assertThat(trace.output()).isEmpty();
    }

    @Test
    void aToolThatWasCalledAndNeverAnsweredIsAStepWithoutResult() {
        Trace trace = trace("{\"msg\":\"calling tool\",\"toolName\":\"book\",\"args\":{\"at\":10}}");

        assertThat(trace.toolCalls()).hasSize(1);
        assertThat(trace.toolCalls().getFirst().result()).isEqualTo(NullNode.getInstance());
        assertThat(trace.toolCalls().getFirst().arguments().path("at").asInt()).isEqualTo(10);
    }

    @Test
    void aToolThatWasOnlyAskedForDidNotRun() {
        Trace trace = trace(
                "{\"msg\":\"model turn\",\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"book\",\"arguments\":\"{}\"}}]}");

        assertThat(trace.toolCalls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text with model and user in it",
                "{\"msg\":\"request completed\",\"content\":\"ok\"}",
                "{\"msg\":\"starting\",\"model\":\"gpt-4o\"}",
                "{\"msg\":\"user message\"}",
                "{broken",
                "[1,2]",
                "\"text\"",
                "null",
                "",
                "level=info msg=\"tool\" tool=book",
            })
    void aLineThatSaysNothingOfTheKindIsAStepOfItsOwn(String line) {
        Trace trace = trace(line);

        assertThat(trace.steps()).hasSize(1).first().isInstanceOf(Step.Other.class);
        assertThat(trace.input()).isEmpty();
        assertThat(trace.output()).isEmpty();
    }

    @Test
    void whoRanWhatComesFromLabelsAndLines() {
        Trace trace = trace("{\"msg\":\"x\",\"gen_ai.agent.name\":\"clinic\",\"attributes\":{\"user.id\":\"u-1\"}}");

        assertThat(trace.context())
                .isEqualTo(new Trace.Context(
                        Optional.of("clinic"),
                        Optional.of("1.4"),
                        Optional.of("production"),
                        Optional.of("s-1"),
                        Optional.of("u-1"),
                        Optional.empty(),
                        NOON,
                        Duration.ZERO));
    }

    @Test
    void aLongLineIsShortened() {
        assertThat(trace("x".repeat(10_000)).steps().getFirst().facts().name()).hasSize(301);
    }

    private static Trace trace(String... texts) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            lines.add(new LogLine(
                    LogLine.nanos(NOON.plusSeconds(i)),
                    Map.of(
                            "service_name", "shop",
                            "service_version", "1.4",
                            "deployment_environment", "production",
                            "session_id", "s-1"),
                    texts[i]));
        }
        return LogTrace.of(
                new TraceRef("loki", "1773144000000000000-00000000"),
                new LogSnapshot(lines, false),
                LokiSettings.Names.USUAL);
    }
}
