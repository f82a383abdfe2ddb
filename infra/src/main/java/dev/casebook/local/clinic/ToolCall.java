package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A tool call with its result, as run or as recorded in an earlier run. */
public record ToolCall(String name, ObjectNode arguments, JsonNode result) {

    /** The error code in a tool's result, such as {@code SLOT_TAKEN}; empty when the tool worked. */
    static Optional<String> errorOf(JsonNode result) {
        return Optional.of(result.path("error").asText()).filter(code -> !code.isEmpty());
    }

    @Override
    public String toString() {
        return "ToolCall[" + name + "]";
    }
}
