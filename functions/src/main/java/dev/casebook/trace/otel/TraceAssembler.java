package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.otel.Reading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Spans of any known convention turned into a {@link Trace}. Pure; what the spans do not say stays absent.
 *
 * <p>The trace is marked partial when the caller says so, when a parent did not arrive, or when an attribute was cut off.
 */
public final class TraceAssembler {
    private TraceAssembler() {}

    /**
     * Makes the trace.
     *
     * @param spans at least one
     * @param partial true when the source knows that something is missing
     */
    public static Trace assemble(TraceRef ref, List<Span> spans, boolean partial) {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a trace has at least one span");
        }
        SpanTree tree = SpanTree.of(spans);
        List<ToolCalls.Spoken> spoken = ToolCalls.settle(tree.all());
        List<Node> steps = tree.steps();
        Turn turn = Turn.of(steps);
        boolean cut = tree.all().stream().anyMatch(node -> node.reading.cut());
        return new Trace(
                ref,
                context(steps, turn),
                turn.input(),
                turn.output(),
                withSpoken(steps, spoken),
                partial || cut || !SpanReader.missingParents(spans).isEmpty());
    }

    private static Trace.Context context(List<Node> steps, Turn turn) {
        Instant start = steps.stream()
                .map(node -> node.span.start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = steps.stream()
                .map(node -> node.span.end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Trace.Context(
                turn.agent(),
                turn.version(),
                turn.environment(),
                turn.session(),
                turn.user(),
                turn.now(),
                start,
                end.isBefore(start) ? Duration.ZERO : Duration.between(start, end));
    }

    /** A call that only messages tell of stands behind the model call that asked for it, and before what came next. */
    private static List<Step> withSpoken(List<Node> nodes, List<ToolCalls.Spoken> spoken) {
        List<Step> steps = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        List<ToolCalls.Spoken> waiting = new ArrayList<>(spoken);
        waiting.sort(Comparator.comparing(ToolCalls.Spoken::at));
        int next = 0;
        for (Node node : nodes) {
            while (next < waiting.size()
                    && !waiting.get(next).at().isAfter(node.start)
                    && seen.contains(waiting.get(next).asker())) {
                steps.add(spokenStep(waiting.get(next), next));
                next++;
            }
            steps.add(step(node));
            seen.add(node);
        }
        for (; next < waiting.size(); next++) {
            steps.add(spokenStep(waiting.get(next), next));
        }
        return steps;
    }

    /** How long it took is not known. */
    private static Step spokenStep(ToolCalls.Spoken spoken, int number) {
        String id = spoken.call().id();
        return new Step.ToolCall(
                new Step.Facts(
                        id.isEmpty() || spoken.call().occurrence() > 0
                                ? spoken.asker().span.id() + "-tool-" + number
                                : id,
                        Optional.ofNullable(spoken.parent()).map(node -> node.span.id()),
                        spoken.call().name(),
                        spoken.at(),
                        Duration.ZERO,
                        Optional.empty()),
                spoken.call().name(),
                orNull(spoken.call().arguments()),
                orNull(spoken.result()));
    }

    private static Step step(Node node) {
        Step.Facts facts = new Step.Facts(
                node.span.id(),
                Optional.ofNullable(node.parent)
                        .map(around -> around.step().span.id()),
                node.span.name(),
                node.start,
                node.duration,
                node.error);
        Reading read = node.reading;
        return switch (read.kind().orElse(Kind.OTHER)) {
            case AGENT ->
                new Step.AgentTurn(
                        facts,
                        read.who().agent(),
                        read.who().version(),
                        read.talk().input(),
                        read.talk().output());
            case MODEL -> modelCall(facts, read);
            case TOOL ->
                new Step.ToolCall(
                        facts,
                        read.tool().name().orElse(node.span.name()),
                        orNull(read.tool().arguments()),
                        orNull(read.tool().result()));
            case RETRIEVAL ->
                new Step.Retrieval(facts, read.lookup().query(), read.lookup().documents());
            case OTHER -> new Step.Other(facts);
        };
    }

    private static Step modelCall(Step.Facts facts, Reading read) {
        Reading.Model model = read.model();
        return new Step.ModelCall(
                facts,
                model.asked(),
                model.answered(),
                model.temperature(),
                read.talk().input(),
                read.talk().output(),
                model.inputTokens(),
                model.outputTokens(),
                model.finishReason());
    }

    private static JsonNode orNull(Optional<JsonNode> value) {
        return value.orElse(NullNode.getInstance());
    }
}
