package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs and outputs of runs in the shapes in which LangChain and LangSmith's own wrappers log them. */
final class RunValues {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> HISTORIES = List.of("chat_history", "history");
    private static final List<String> QUESTIONS = List.of("input", "question", "query", "message");

    private RunValues() {}

    /** The inputs, with a history that stands beside the question put before it. */
    static JsonNode conversation(JsonNode inputs) {
        for (String history : HISTORIES) {
            for (String question : QUESTIONS) {
                if (inputs.path(history).isArray() && inputs.path(question).isTextual()) {
                    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
                    inputs.path(history).forEach(messages::add);
                    messages.addObject().put("role", "user").set("content", inputs.path(question));
                    return JsonNodeFactory.instance.objectNode().set("messages", messages);
                }
            }
        }
        return inputs;
    }

    /** What a tool was given. */
    static Optional<JsonNode> arguments(JsonNode run) {
        JsonNode inputs = run.path("inputs");
        JsonNode only = inputs.size() == 1 ? inputs.path("input") : inputs;
        JsonNode given = structured(only.isMissingNode() ? inputs : only);
        // Text that is no JSON is kept as it was logged: under its own key it cannot be taken for cut-off JSON.
        return present(given.isTextual() ? inputs : given);
    }

    /** What a tool gave back; of a message only what it says. */
    static Optional<JsonNode> result(JsonNode run) {
        return present(structured(message(run)));
    }

    /** A tool may report its failure in its answer's status alone. */
    static Optional<String> toolError(JsonNode run) {
        JsonNode output = unwrapped(run.path("outputs").path("output"));
        boolean failed = run.path("run_type").asText().equals("tool")
                && output.path("status").asText().equals("error")
                && output.has("tool_call_id");
        return failed ? Optional.of("error") : Optional.empty();
    }

    private static JsonNode message(JsonNode run) {
        JsonNode outputs = run.path("outputs");
        JsonNode only = outputs.size() == 1 && outputs.has("output") ? outputs.path("output") : outputs;
        JsonNode message = unwrapped(only);
        return message.has("tool_call_id") && message.has("content") ? message.path("content") : only;
    }

    /** What a retriever looked for. */
    static Optional<String> searched(JsonNode run) {
        JsonNode inputs = run.path("inputs");
        for (String name : List.of("query", "input", "question")) {
            if (inputs.path(name).isTextual()) {
                return Optional.of(inputs.path(name).asText());
            }
        }
        return Optional.empty();
    }

    /** What a retriever found, as OpenInference numbers it. */
    static void documents(JsonNode run, Map<String, JsonNode> at) {
        JsonNode outputs = run.path("outputs");
        JsonNode list = outputs.path("documents").isArray() ? outputs.path("documents") : outputs.path("output");
        int number = 0;
        for (JsonNode document : list) {
            JsonNode text = unwrapped(document).path("page_content");
            if (text.isTextual()) {
                at.put("retrieval.documents." + number++ + ".document.content", text);
            }
        }
    }

    /** The fields of an object that LangChain wrote with its class: {@code {lc, type: constructor, id, kwargs}}. */
    static JsonNode unwrapped(JsonNode value) {
        return value.path("type").asText().equals("constructor")
                        && value.path("kwargs").isObject()
                ? value.path("kwargs")
                : value;
    }

    /** JSON, or what Python printed, that was logged as text. */
    private static JsonNode structured(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            JsonNode read = JSON.readTree(value.textValue());
            return read == null || !read.isContainerNode() ? value : read;
        } catch (JsonProcessingException notJson) {
            return PythonText.read(value.textValue()).orElse(value);
        }
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isMissingNode()
                        || value.isNull()
                        || (value instanceof TextNode text && text.textValue().isEmpty())
                ? Optional.empty()
                : Optional.of(value);
    }
}
