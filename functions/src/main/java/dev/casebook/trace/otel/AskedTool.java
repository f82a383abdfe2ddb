package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * A tool call as a message of the model asks for it.
 *
 * @param id of the call; empty where the model gave none
 * @param occurrence which of the calls with that id in the conversation, from 0: some models use an id again
 * @param name of the tool; empty where the message only names the call
 * @param arguments empty where the message does not carry them
 */
public record AskedTool(String id, int occurrence, String name, Optional<JsonNode> arguments) {

    /**
     * Reads one value of a message, in the shapes of OpenTelemetry ({@code tool_call}), OpenAI ({@code function},
     * {@code function_call}), Anthropic ({@code tool_use}), Google ({@code functionCall}), LangChain and the Vercel AI SDK.
     * The definition of a tool is no call.
     */
    static Optional<AskedTool> in(JsonNode value) {
        return switch (value.path("type").asText()) {
            case "tool_call" -> of(value.path("id"), value.path("name"), either(value, "arguments", "args"));
            case "tool_use" -> of(value.path("id"), value.path("name"), value.path("input"));
            case "function_call" -> of(either(value, "call_id", "id"), value.path("name"), value.path("arguments"));
            default -> untyped(value);
        };
    }

    private static Optional<AskedTool> untyped(JsonNode value) {
        JsonNode function = value.path("function");
        if (function.has("name") && (value.has("id") || function.has("arguments"))) {
            return of(value.path("id"), function.path("name"), function.path("arguments"));
        }
        if (value.path("toolName").isTextual() && (value.has("args") || value.has("input"))) {
            return of(value.path("toolCallId"), value.path("toolName"), either(value, "args", "input"));
        }
        JsonNode google = either(value, "function_call", "functionCall");
        if (google.isObject()) {
            return of(google.path("id"), google.path("name"), either(google, "args", "arguments"));
        }
        boolean langChain = value.path("name").isTextual()
                && value.has("args")
                && value.path("id").isTextual();
        return langChain ? of(value.path("id"), value.path("name"), value.path("args")) : Optional.empty();
    }

    private static Optional<AskedTool> of(JsonNode id, JsonNode name, JsonNode arguments) {
        return name.asText().isBlank() && id.asText().isBlank()
                ? Optional.empty()
                : Optional.of(new AskedTool(id.asText(), 0, name.asText(), plain(arguments)));
    }

    /** The same as the one after so many others with its id. */
    public AskedTool occurring(int times) {
        return new AskedTool(id, times, name, arguments);
    }

    /** The same for every mention of one call. */
    String key() {
        return id.isEmpty() ? name + " " + arguments : id + "#" + occurrence;
    }

    static JsonNode either(JsonNode in, String name, String otherName) {
        return in.has(name) ? in.path(name) : in.path(otherName);
    }

    /** A value, also where it was written as JSON in a text; empty where there is none. */
    static Optional<JsonNode> plain(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value instanceof TextNode text ? JsonText.of(text).node() : value);
    }

    @Override
    public String toString() {
        return "AskedTool[" + id + ", " + name + "]";
    }
}
