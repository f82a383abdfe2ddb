package dev.casebook.trace.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes in which a step in each direction of the tree would cost the square of the spans: minutes instead of a second. */
class LinearAssemblyTest {
    private static final int SPANS = 40_000;

    @ParameterizedTest
    @CsvSource({
        "chain,invoke_agent",
        "chain,chat",
        "chain,execute_tool",
        "chain,none",
        "flat,invoke_agent",
        "flat,chat",
        "flat,execute_tool"
    })
    void everyShapeOfTreeIsReadInTimeThatGrowsWithItsSpans(String shape, String operation) {
        List<Span> spans = spans(operation, shape.equals("chain") ? i -> i - 1 : i -> 0);

        Trace trace = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> TraceAssembler.assemble(TraceRef.tempo("1"), spans, false));

        assertThat(trace.steps()).isNotEmpty();
    }

    private static List<Span> spans(String operation, IntUnaryOperator parent) {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("gen_ai.operation.name", TextNode.valueOf(operation));
        Attributes attributes = new Attributes(values);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < SPANS; i++) {
            spans.add(new Span(
                    "%016x".formatted(i + 1),
                    i == 0 ? Optional.empty() : Optional.of("%016x".formatted(parent.applyAsInt(i) + 1)),
                    false,
                    "step",
                    Instant.ofEpochSecond(i),
                    Instant.ofEpochSecond(i + 1),
                    attributes,
                    new Attributes(Map.of()),
                    List.of(),
                    false,
                    Optional.empty()));
        }
        return spans;
    }
}
