package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what several lines say about one run of a tool: the model asked for it, it was called, it answered. Lines
 * belong together by the call's id where they have one, else by the tool's name in the order of time.
 */
final class ToolLines {
    private final List<Run> open = new ArrayList<>();
    private final List<Step.ToolCall> done = new ArrayList<>();

    /** A run of which the arguments are known, and the step once a line of its own was there. */
    private record Run(Optional<String> callId, String tool, JsonNode arguments, Optional<Step.Facts> called) {}

    /** Calls in the shape of OpenAI's {@code tool_calls}, or with name and arguments beside the id. */
    void asked(JsonNode calls) {
        for (JsonNode call : calls) {
            JsonNode function = call.has("function") ? call.path("function") : call;
            String tool = function.path("name").asText();
            if (!tool.isEmpty()) {
                JsonNode arguments = function.path("arguments");
                open.add(new Run(
                        Optional.of(call.path("id").asText()).filter(id -> !id.isEmpty()),
                        tool,
                        arguments.isTextual() ? LineFields.json(arguments.textValue()) : orNull(arguments),
                        Optional.empty()));
            }
        }
    }

    /** A line of the tool itself. */
    void ran(String tool, LineFields line, Step.Facts facts) {
        Optional<String> callId = line.text("tool_call_id", "call_id", "gen_ai_tool_call_id");
        Optional<Run> earlier = open.stream()
                .filter(run -> run.tool.equals(tool)
                        && (callId.isEmpty() || run.callId.isEmpty() || run.callId.equals(callId)))
                .findFirst();
        earlier.ifPresent(open::remove);
        JsonNode said = LogTrace.arguments(line);
        JsonNode arguments = said.isNull() ? earlier.map(Run::arguments).orElse(said) : said;
        if (LogTrace.hasRun(line)) {
            Step.Facts began = earlier.flatMap(Run::called).orElse(facts);
            done.add(new Step.ToolCall(
                    new Step.Facts(
                            began.id(),
                            began.parent(),
                            facts.name(),
                            began.startedAt(),
                            facts.duration(),
                            facts.error()),
                    tool,
                    arguments,
                    LogTrace.result(line).orElse(NullNode.getInstance())));
        } else {
            open.add(new Run(
                    callId.or(() -> earlier.flatMap(Run::callId)),
                    tool,
                    arguments,
                    earlier.flatMap(Run::called).or(() -> Optional.of(facts))));
        }
    }

    /** What ran, and what was called and never answered; a call that was only asked for is no run. */
    List<Step.ToolCall> steps() {
        List<Step.ToolCall> steps = new ArrayList<>(done);
        for (Run run : open) {
            run.called.ifPresent(
                    facts -> steps.add(new Step.ToolCall(facts, run.tool, run.arguments, NullNode.getInstance())));
        }
        return steps;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
