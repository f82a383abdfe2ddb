package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.trace.otel.Attributes;
import dev.casebook.trace.otel.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run written as a span of the OpenInference convention, whose kinds are LangSmith's run types, so that one reading makes
 * traces of both. What a run does not say is not written.
 */
final class RunSpan {
    private RunSpan() {}

    static Span of(JsonNode run) {
        boolean root = !run.hasNonNull("parent_run_id");
        Instant start = time(run.path("start_time")).orElse(Instant.EPOCH);
        Optional<String> error = error(run);
        return new Span(
                run.path("id").asText(),
                root ? Optional.empty() : Optional.of(run.path("parent_run_id").asText()),
                false,
                run.path("name").asText(),
                start,
                time(run.path("end_time")).orElse(start),
                new Attributes(attributes(run, root)),
                new Attributes(resource(run)),
                List.of(),
                error.isPresent(),
                error);
    }

    /** Times of runs are UTC without saying so. */
    static Optional<Instant> time(JsonNode value) {
        String text = value.asText("");
        try {
            return Optional.of(
                    text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** What the run says went wrong, without the stack trace that LangSmith's SDKs append. */
    private static Optional<String> error(JsonNode run) {
        String error = run.path("error").asText("");
        int trace = error.indexOf("Traceback (most recent call last)");
        String told = (trace > 0 ? error.substring(0, trace) : error).strip();
        if (!told.isEmpty() && run.hasNonNull("error")) {
            return Optional.of(told);
        }
        if (run.path("status").asText().equals("error")) {
            return Optional.of("error");
        }
        return RunValues.toolError(run);
    }

    private static Map<String, JsonNode> attributes(JsonNode run, boolean root) {
        Map<String, JsonNode> at = new LinkedHashMap<>();
        RunMetadata metadata = new RunMetadata(run);
        put(at, "session.id", metadata.session());
        put(at, "user.id", metadata.user());
        String kind = kind(run, root);
        at.put("openinference.span.kind", TextNode.valueOf(kind));
        switch (kind) {
            case "LLM" -> ModelRun.write(run, at);
            case "TOOL" -> {
                put(at, "tool.name", Optional.of(run.path("name").asText()));
                RunValues.arguments(run).ifPresent(value -> at.put("input.value", value));
                RunValues.result(run).ifPresent(value -> at.put("output.value", value));
            }
            case "RETRIEVER" -> {
                put(at, "input.value", RunValues.searched(run));
                RunValues.documents(run, at);
            }
            default -> {
                value(at, "input.value", RunValues.conversation(run.path("inputs")));
                value(at, "output.value", run.path("outputs"));
            }
        }
        if (root) {
            put(at, "agent.name", metadata.agent());
            put(at, "casebook.now", metadata.text("casebook.now"));
        }
        return at;
    }

    private static String kind(JsonNode run, boolean root) {
        return switch (run.path("run_type").asText()) {
            case "llm" -> "LLM";
            case "tool" -> "TOOL";
            case "retriever" -> "RETRIEVER";
            case "chain" -> root ? "AGENT" : "CHAIN";
            default -> "CHAIN";
        };
    }

    private static Map<String, JsonNode> resource(JsonNode run) {
        RunMetadata metadata = new RunMetadata(run);
        Map<String, JsonNode> resource = new LinkedHashMap<>();
        put(resource, "service.version", metadata.version());
        put(resource, "deployment.environment", metadata.environment());
        return resource;
    }

    static void put(Map<String, JsonNode> at, String name, Optional<String> text) {
        text.ifPresent(value -> at.put(name, TextNode.valueOf(value)));
    }

    static void value(Map<String, JsonNode> at, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            at.put(name, value);
        }
    }
}
