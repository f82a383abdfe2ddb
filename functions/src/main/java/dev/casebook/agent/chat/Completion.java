package dev.casebook.agent.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.agent.protocol.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One chat completion.
 *
 * @param message the assistant's message, as it goes back into the conversation
 * @param content what it says; empty where it only calls tools. A refusal is what it says.
 * @param model as the API reported it
 */
record Completion(
        ObjectNode message,
        String content,
        List<Call> calls,
        Optional<String> model,
        long inputTokens,
        long outputTokens) {

    /**
     * A tool call that the model asks for.
     *
     * @param arguments a JSON object; empty where what the model wrote is not one
     */
    record Call(String id, String name, Optional<ObjectNode> arguments) {}

    static Completion read(String body) throws Malformed {
        JsonNode response = json(body);
        if (!(response.at("/choices/0/message") instanceof ObjectNode message)) {
            throw new Malformed("has no message in choices[0]");
        }
        List<Call> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            String name = call.at("/function/name").asText();
            if (name.isEmpty()) {
                throw new Malformed("has no name in tool_calls[" + calls.size() + "]");
            }
            calls.add(new Call(
                    call.path("id").asText(),
                    name,
                    arguments(call.at("/function/arguments").asText())));
        }
        String content =
                text(message, "content").or(() -> text(message, "refusal")).orElse("");
        if (calls.isEmpty()
                && text(message, "content").isEmpty()
                && text(message, "refusal").isEmpty()) {
            throw new Malformed("has neither text nor tool calls");
        }
        return new Completion(
                message,
                content,
                calls,
                text(response, "model"),
                response.at("/usage/prompt_tokens").asLong(),
                response.at("/usage/completion_tokens").asLong());
    }

    private static JsonNode json(String body) throws Malformed {
        try {
            JsonNode response = Json.mapper().readTree(body);
            if (response != null && response.isObject()) {
                return response;
            }
        } catch (JsonProcessingException e) {
            // Falls through: its message quotes the body.
        }
        throw new Malformed("is not a JSON object");
    }

    private static Optional<ObjectNode> arguments(String text) {
        try {
            return Json.mapper().readTree(text.isBlank() ? "{}" : text) instanceof ObjectNode arguments
                    ? Optional.of(arguments)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
