package dev.casebook.agent.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;

/** Bodies of chat completions. */
final class Completions {

    private Completions() {}

    static String saying(String text, String model) {
        return completion(message().put("content", text), model).toString();
    }

    static String calling(String tool, String arguments) {
        ObjectNode message = message().putNull("content");
        ObjectNode call =
                message.putArray("tool_calls").addObject().put("id", "call_1").put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", arguments);
        return completion(message, "model-2026").toString();
    }

    private static ObjectNode message() {
        return Json.mapper().createObjectNode().put("role", "assistant");
    }

    private static ObjectNode completion(ObjectNode message, String model) {
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("object", "chat.completion")
                .put("model", model);
        body.putArray("choices").addObject().put("index", 0).set("message", message);
        body.putObject("usage").put("prompt_tokens", 60).put("completion_tokens", 15);
        return body;
    }
}
