package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments and results of tools as the messages tell them, by the id of the call. Some instrumentations write them only
 * there and leave the tool's own span bare.
 */
final class ToolTalk {
    private static final String[] MESSAGES = {
        "gen_ai.input.messages", "gen_ai.output.messages", "pydantic_ai.all_messages", "message", "tool_calls"
    };

    private final Map<String, JsonNode> arguments = new HashMap<>();
    private final Map<String, JsonNode> results = new HashMap<>();

    static ToolTalk in(List<Span> spans) {
        ToolTalk talk = new ToolTalk();
        for (Span span : spans) {
            talk.listen(span.attributes());
            for (Span.Event event : span.events()) {
                talk.listen(event.attributes());
                if (event.name().equals("gen_ai.tool.message")) {
                    event.attributes()
                            .text("id")
                            .ifPresent(id -> event.attributes()
                                    .json("content")
                                    .ifPresent(content -> talk.results.putIfAbsent(id, content.node())));
                }
            }
        }
        return talk;
    }

    /** The tool's own span first. */
    Reading.Tool complete(Reading.Tool tool, String callId) {
        return tool.or(new Reading.Tool(
                Optional.empty(),
                Optional.ofNullable(arguments.get(callId)),
                Optional.ofNullable(results.get(callId))));
    }

    private void listen(Attributes at) {
        for (String name : MESSAGES) {
            at.json(name).ifPresent(json -> listen(json.node()));
        }
    }

    private void listen(JsonNode value) {
        if (value.isObject()) {
            String id = value.path("id").asText();
            switch (value.path("type").asText()) {
                case "tool_call" -> put(arguments, id, value.path("arguments"));
                case "function" -> put(arguments, id, value.path("function").path("arguments"));
                case "tool_call_response" ->
                    put(results, id, value.has("response") ? value.path("response") : value.path("result"));
                default -> {
                    if (value.path("role").asText().equals("tool")) {
                        put(results, value.path("tool_call_id").asText(), value.path("content"));
                    }
                }
            }
        }
        value.forEach(inner -> {
            if (inner.isContainerNode()) {
                listen(inner);
            }
        });
    }

    private static void put(Map<String, JsonNode> into, String id, JsonNode value) {
        if (!id.isEmpty() && !value.isMissingNode() && !value.isNull()) {
            into.putIfAbsent(
                    id, value instanceof TextNode text ? JsonText.of(text).node() : value);
        }
    }
}
