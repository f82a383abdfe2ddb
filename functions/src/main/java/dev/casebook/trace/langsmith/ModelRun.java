package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.Map;
import java.util.Optional;

/** What a run of type {@code llm} says about the model call: as LangChain, or as a wrapped vendor's client logged it. */
final class ModelRun {
    private ModelRun() {}

    static void write(JsonNode run, Map<String, JsonNode> at) {
        JsonNode outputs = run.path("outputs");
        JsonNode asked = run.path("extra").path("invocation_params");
        JsonNode message = message(outputs);
        RunMetadata metadata = new RunMetadata(run);
        RunSpan.value(at, "input.value", run.path("inputs"));
        RunSpan.value(at, "output.value", outputs);
        RunSpan.put(
                at,
                "llm.request.model_name",
                first(asked, "model", "model_name", "model_id").or(() -> metadata.text("ls_model_name")));
        RunSpan.put(
                at,
                "llm.response.model_name",
                first(outputs, "model", "model_name")
                        .or(() -> first(outputs.path("llm_output"), "model_name", "model"))
                        .or(() -> first(message.path("response_metadata"), "model_name", "model")));
        temperature(asked, metadata)
                .ifPresent(degrees -> at.put(
                        "llm.invocation_parameters",
                        JsonNodeFactory.instance.objectNode().put("temperature", degrees)));
        tokens(run, message, at);
        RunSpan.put(at, "llm.finish_reason", finishReason(outputs, message));
    }

    private static Optional<Double> temperature(JsonNode asked, RunMetadata metadata) {
        JsonNode given = asked.path("temperature");
        if (given.isNumber()) {
            return Optional.of(given.asDouble());
        }
        return metadata.text("ls_temperature")
                .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,20})?"))
                .map(Double::valueOf);
    }

    /** LangSmith writes 0 where it does not know, so a call without any tokens did not tell. */
    private static void tokens(JsonNode run, JsonNode message, Map<String, JsonNode> at) {
        JsonNode outputs = run.path("outputs");
        if (run.path("prompt_tokens").asLong() + run.path("completion_tokens").asLong() > 0) {
            count(at, "llm.token_count.prompt", run.path("prompt_tokens"));
            count(at, "llm.token_count.completion", run.path("completion_tokens"));
            return;
        }
        for (JsonNode usage : new JsonNode[] {
            message.path("usage_metadata"),
            outputs.path("usage_metadata"),
            outputs.path("usage"),
            outputs.path("llm_output").path("token_usage")
        }) {
            if (usage.isObject()) {
                count(at, "llm.token_count.prompt", either(usage, "input_tokens", "prompt_tokens"));
                count(at, "llm.token_count.completion", either(usage, "output_tokens", "completion_tokens"));
                return;
            }
        }
    }

    private static void count(Map<String, JsonNode> at, String name, JsonNode number) {
        if (number.isNumber()) {
            at.put(name, LongNode.valueOf(number.asLong()));
        }
    }

    private static JsonNode either(JsonNode in, String name, String other) {
        return in.has(name) ? in.path(name) : in.path(other);
    }

    private static Optional<String> finishReason(JsonNode outputs, JsonNode message) {
        return first(outputs.path("choices").path(0), "finish_reason")
                .or(() -> first(generation(outputs).path("generation_info"), "finish_reason"))
                .or(() -> first(message.path("response_metadata"), "finish_reason", "stop_reason"))
                .or(() -> first(outputs, "finish_reason", "stop_reason"));
    }

    /** The answered message's fields, without LangChain's wrapping. */
    private static JsonNode message(JsonNode outputs) {
        JsonNode message = generation(outputs).path("message");
        return RunValues.unwrapped(message.isMissingNode() ? outputs.path("message") : message);
    }

    /** LangChain keeps a list of generations for each prompt of a batch. */
    private static JsonNode generation(JsonNode outputs) {
        JsonNode first = outputs.path("generations").path(0);
        return first.isArray() ? first.path(0) : first;
    }

    private static Optional<String> first(JsonNode in, String... names) {
        for (String name : names) {
            if (in.path(name).isTextual() && !in.path(name).asText().isBlank()) {
                return Optional.of(in.path(name).asText());
            }
        }
        return Optional.empty();
    }
}
