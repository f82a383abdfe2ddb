package dev.casebook.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Small traces for tests. */
final class TestTraces {
    private static final Instant START = Instant.parse("2026-03-10T15:00:00Z");

    private TestTraces() {}

    static Trace of(Optional<String> output, Step... steps) {
        return new Trace(
                TraceRef.tempo("1"),
                new Trace.Context(
                        Optional.of("clinic"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        START,
                        Duration.ofSeconds(1)),
                List.of(new Message("user", "Book it.")),
                output,
                List.of(steps),
                false);
    }

    /** Holds the value in every place of a trace that takes text. */
    static Trace fullOf(String value) {
        Optional<String> some = Optional.of(value);
        Step.Facts facts = new Step.Facts("1", Optional.empty(), value, START, Duration.ofSeconds(1), some);
        List<Message> messages = List.of(new Message("user", value), new Message("tool", "{\"a\":\"" + value + "\"}"));
        JsonNode json = TextNode.valueOf(value);
        return new Trace(
                TraceRef.tempo("1"),
                new Trace.Context(some, some, some, some, some, Optional.empty(), START, Duration.ofSeconds(1)),
                messages,
                some,
                List.of(
                        new Step.AgentTurn(facts, some, some, messages, some),
                        new Step.ModelCall(
                                facts,
                                some,
                                some,
                                Optional.of(0.2),
                                messages,
                                some,
                                Optional.of(1L),
                                Optional.of(1L),
                                some),
                        new Step.ToolCall(facts, value, json, json),
                        new Step.Retrieval(facts, some, List.of(value)),
                        new Step.Other(facts)),
                false);
    }

    static Step.Facts facts(String name, Duration duration, Optional<String> error) {
        return new Step.Facts(name, Optional.empty(), name, START, duration, error);
    }

    static Step tool(String name, Optional<String> error) {
        return tool(name, error, NullNode.getInstance());
    }

    static Step tool(String name, Optional<String> error, JsonNode result) {
        return new Step.ToolCall(
                facts("execute_tool " + name, Duration.ofMillis(20), error), name, NullNode.getInstance(), result);
    }

    static Step model(String asked, Optional<String> answered, Duration duration, Optional<String> finish) {
        return new Step.ModelCall(
                facts("chat " + asked, duration, Optional.empty()),
                Optional.of(asked),
                answered,
                Optional.empty(),
                List.of(),
                Optional.of("Done."),
                Optional.empty(),
                Optional.empty(),
                finish);
    }
}
