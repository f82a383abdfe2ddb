package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The messages of one run in the GenAI conventions' JSON: {@code [{role, parts: [{type, …}]}]}. It grows while the run
 * calls tools. Not safe for several threads.
 */
final class Transcript {

    private final ArrayNode messages = Json.array();

    Transcript(List<Message> history, String message) {
        history.forEach(turn -> messages.add(text(turn.role(), turn.content())));
        messages.add(text("user", message));
    }

    void add(ChatTurn turn) {
        messages.add(output(turn));
    }

    void addResult(RequestedCall call, JsonNode result) {
        ObjectNode part = Json.object().put("type", "tool_call_response").put("id", call.id());
        part.set("response", result);
        messages.add(message("tool", part));
    }

    String json() {
        return Json.text(messages);
    }

    /** One assistant message as {@code gen_ai.output.messages} holds it: in a list, with its finish reason. */
    static String outputJson(ChatTurn turn) {
        return Json.text(Json.array().add(output(turn).put("finish_reason", turn.finishReason())));
    }

    /** Words of all texts, arguments and results so far: the stand-in's measure of tokens. */
    int words() {
        return Words.count(json());
    }

    private static ObjectNode output(ChatTurn turn) {
        ObjectNode message = Json.object().put("role", "assistant");
        ArrayNode parts = message.putArray("parts");
        if (!turn.text().isEmpty()) {
            parts.addObject().put("type", "text").put("content", turn.text());
        }
        for (RequestedCall call : turn.calls()) {
            parts.addObject()
                    .put("type", "tool_call")
                    .put("id", call.id())
                    .put("name", call.name())
                    .set("arguments", call.arguments());
        }
        return message;
    }

    private static ObjectNode text(String role, String content) {
        return message(role, Json.object().put("type", "text").put("content", content));
    }

    private static ObjectNode message(String role, ObjectNode part) {
        ObjectNode message = Json.object().put("role", role);
        message.putArray("parts").add(part);
        return message;
    }
}
