package dev.casebook.agent.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a tool's call brought.
 *
 * @param missing whether there is no such tool any more, or no such call was recorded
 * @param millis how long the tool took
 */
record ToolResult(JsonNode value, boolean missing, long millis) {

    /** What the model is told where there is no result. */
    static ToolResult error(String why, boolean missing, long millis) {
        return new ToolResult(JsonNodeFactory.instance.objectNode().put("error", why), missing, millis);
    }
}
