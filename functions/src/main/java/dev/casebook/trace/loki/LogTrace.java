package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a trace of log lines. A line that says that a model or a tool ran is such a step; every other line is a step of its
 * own kind. Input and output are there only where a line says who said what. Always partial: a log is what somebody thought
 * worth writing, not a record of everything.
 */
final class LogTrace {
    private static final Pattern MODEL =
            Pattern.compile("(?i).*\\b(?:model|llm|completion|assistant)\\b.*", Pattern.DOTALL);
    private static final Pattern USER =
            Pattern.compile("(?i)\\W*user (?:message|turn|input|question|said|asked)\\b.*", Pattern.DOTALL);
    private static final String[] SAID = {"content", "completion", "answer", "response", "output", "text"};
    private static final int LONGEST_NAME = 300;

    private final LokiSettings.Names names;
    private final List<Step> steps = new ArrayList<>();
    private final ToolLines tools = new ToolLines();
    private final List<Message> talk = new ArrayList<>();
    private Optional<String> output = Optional.empty();
    private int lastQuestion;

    private LogTrace(LokiSettings.Names names) {
        this.names = names;
    }

    /** A trace of at least one line. */
    static Trace of(TraceRef ref, LogSnapshot snapshot, LokiSettings.Names names) {
        LogTrace trace = new LogTrace(names);
        List<LineFields> lines = snapshot.lines().stream().map(LineFields::of).toList();
        for (int i = 0; i < lines.size(); i++) {
            trace.read(lines.get(i), "line-" + (i + 1));
        }
        trace.steps.addAll(trace.tools.steps());
        trace.steps.sort(Comparator.comparing(step -> step.facts().startedAt()));
        return new Trace(
                ref, trace.context(lines), trace.talk.subList(0, trace.lastQuestion), trace.output, trace.steps, true);
    }

    private void read(LineFields line, String id) {
        Optional<String> tool = line.text("tool_name", "gen_ai_tool_name", "tool");
        if (tool.isPresent()) {
            tools.ran(tool.get(), line, facts(line, id, tool.get()));
        } else if (isQuestion(line)) {
            talk.add(new Message("user", said(line).orElse("")));
            lastQuestion = talk.size();
            output = Optional.empty();
        } else if (isModelCall(line)) {
            modelCall(line, id);
        } else {
            steps.add(new Step.Other(
                    facts(line, id, line.about().orElse(line.line().text()))));
        }
    }

    private static boolean isQuestion(LineFields line) {
        boolean user = line.text("role")
                .map("user"::equals)
                .orElseGet(() -> line.about()
                        .filter(about -> USER.matcher(about).matches())
                        .isPresent());
        return user && said(line).isPresent();
    }

    private static boolean isModelCall(LineFields line) {
        boolean speaks = line.text("role")
                .map("assistant"::equals)
                .orElseGet(() -> line.about()
                        .filter(about -> MODEL.matcher(about).matches())
                        .isPresent());
        boolean counted = inputTokens(line).isPresent() || outputTokens(line).isPresent();
        return line.value("tool_calls").filter(JsonNode::isArray).isPresent()
                || (speaks && (said(line).isPresent() || asked(line).isPresent()))
                || (asked(line).isPresent() && (said(line).isPresent() || counted));
    }

    private void modelCall(LineFields line, String id) {
        Optional<String> said = said(line);
        Optional<JsonNode> calls = line.value("tool_calls").filter(node -> node.isArray() && !node.isEmpty());
        calls.ifPresent(tools::asked);
        said.ifPresent(text -> talk.add(new Message("assistant", text)));
        output = calls.isPresent() ? Optional.empty() : said.or(() -> output);
        steps.add(new Step.ModelCall(
                facts(line, id, asked(line).or(line::about).orElse("model")),
                asked(line),
                line.text("gen_ai_response_model", "response_model"),
                line.number("temperature", "gen_ai_request_temperature"),
                List.of(),
                said,
                inputTokens(line),
                outputTokens(line),
                line.text("finish_reason", "stop_reason", "gen_ai_response_finish_reasons")));
    }

    private static Optional<String> asked(LineFields line) {
        return line.text("gen_ai_request_model", "request_model", "model", "model_name", "llm_model");
    }

    private static Optional<Long> inputTokens(LineFields line) {
        return line.count("input_tokens", "prompt_tokens", "gen_ai_usage_input_tokens");
    }

    private static Optional<Long> outputTokens(LineFields line) {
        return line.count("output_tokens", "completion_tokens", "gen_ai_usage_output_tokens");
    }

    private static Optional<String> said(LineFields line) {
        return line.text(SAID);
    }

    private static Step.Facts facts(LineFields line, String id, String name) {
        Duration took = line.number("duration_ms", "latency_ms", "elapsed_ms", "took_ms")
                .map(millis -> Duration.ofNanos((long) (millis * 1_000_000)))
                .orElse(Duration.ZERO);
        Optional<String> error = line.text("error_type", "error", "err", "exception", "exception_type")
                .filter(text -> !text.equals("false") && !text.equals("null"))
                .or(() -> line.isError()
                        ? Optional.of(line.about().orElse(line.line().text()))
                        : Optional.empty())
                .map(LogTrace::shortened);
        Instant ended = line.line().at();
        return new Step.Facts(id, Optional.empty(), shortened(name), ended.minus(took), took, error);
    }

    /** A result, an error or a time it took says that the tool has run. */
    static boolean hasRun(LineFields line) {
        return result(line).isPresent()
                || line.value("error", "duration_ms", "latency_ms", "elapsed_ms")
                        .isPresent();
    }

    static Optional<JsonNode> result(LineFields line) {
        return line.value("result", "tool_result", "gen_ai_tool_call_result", "content", "output", "response")
                .map(value -> value.isTextual() ? LineFields.json(value.textValue()) : value);
    }

    static JsonNode arguments(LineFields line) {
        return line.value("arguments", "tool_arguments", "gen_ai_tool_call_arguments", "args", "input", "parameters")
                .map(value -> value.isTextual() ? LineFields.json(value.textValue()) : value)
                .orElse(NullNode.getInstance());
    }

    private Trace.Context context(List<LineFields> lines) {
        Instant first = lines.getFirst().line().at();
        return new Trace.Context(
                first(lines, "gen_ai_agent_name", "agent_name", "agent", LineFields.normal(names.service()))
                        .filter(name -> !name.equals("unknown_service")),
                first(lines, "gen_ai_agent_version", "agent_version", "service_version"),
                first(lines, "deployment_environment_name", "deployment_environment", "environment", "env"),
                first(
                        lines,
                        LineFields.normal(names.session()),
                        "session_id",
                        "conversation_id",
                        "gen_ai_conversation_id"),
                first(lines, "user_id", "enduser_id"),
                Optional.empty(),
                first,
                Duration.between(first, lines.getLast().line().at()));
    }

    private static Optional<String> first(List<LineFields> lines, String... names) {
        return lines.stream().flatMap(line -> line.text(names).stream()).findFirst();
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
    }
}
