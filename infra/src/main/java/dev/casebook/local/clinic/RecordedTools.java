package dev.casebook.local.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers a call from a recording when name and arguments are equal; any other call goes to the live tools. */
record RecordedTools(List<ToolCall> recorded, Tools live) implements Tools {

    @Override
    public JsonNode call(String name, ObjectNode arguments) {
        return recorded.stream()
                .filter(call -> call.name().equals(name) && call.arguments().equals(arguments))
                .findFirst()
                .map(call -> parsed(call.result()))
                .orElseGet(() -> live.call(name, arguments));
    }

    /** Traces often keep a result as a string of JSON; the agent's rules want the object. */
    private static JsonNode parsed(JsonNode result) {
        if (!result.isTextual()) {
            return result;
        }
        try {
            JsonNode tree = Json.MAPPER.readTree(result.asText());
            return tree.isObject() ? tree : result;
        } catch (JsonProcessingException e) {
            return result;
        }
    }
}
