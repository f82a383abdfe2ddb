package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What messages tell of tools: which calls the model asked for, in order and each once, and what came back.
 *
 * <p>Calls that were asked for before the last question of the user are kept apart: where the messages are the history that
 * a run began with, those happened before it. Not safe for several threads.
 */
public final class ToolTalk {
    private final SequencedMap<String, AskedTool> asked = new LinkedHashMap<>();
    private final Map<String, JsonNode> results = new HashMap<>();
    private int beforeQuestion;

    /** Listens to messages, to one of them, or to whatever holds them. */
    public void listen(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else {
            inside(value);
        }
    }

    private void object(JsonNode value) {
        Optional<AskedTool> call = AskedTool.in(value);
        if (call.isPresent()) {
            ask(call.get());
        } else if (!answered(value)) {
            if (value.path("role").asText().equals("user")
                    || value.path("type").asText().equals("human")) {
                beforeQuestion = carriesResults(value) ? beforeQuestion : asked.size();
            }
            inside(value);
        }
    }

    private void inside(JsonNode value) {
        value.forEach(inner -> {
            if (inner.isContainerNode()) {
                listen(inner);
            }
        });
    }

    /** True when the value is the result of a call. */
    private boolean answered(JsonNode value) {
        switch (value.path("type").asText()) {
            case "tool_call_response" -> tell(value.path("id"), AskedTool.either(value, "response", "result"));
            case "tool_result" -> tell(value.path("tool_use_id"), value.path("content"));
            case "function_call_output" -> tell(value.path("call_id"), value.path("output"));
            case "tool-result" -> tell(value.path("toolCallId"), AskedTool.either(value, "output", "result"));
            default -> {
                JsonNode google = AskedTool.either(value, "function_response", "functionResponse");
                if (google.isObject()) {
                    tell(google.path("id"), google.path("response"));
                } else if (value.path("role").asText().equals("tool") && hasId(value)) {
                    tell(AskedTool.either(value, "tool_call_id", "id"), value.path("content"));
                } else if (value.path("type").asText().equals("tool") && value.has("tool_call_id")) {
                    tell(value.path("tool_call_id"), value.path("content"));
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasId(JsonNode message) {
        return message.has("content")
                && (message.path("tool_call_id").isTextual() || message.path("id").isTextual());
    }

    /** Some providers hand results back in the user's name. */
    private static boolean carriesResults(JsonNode message) {
        for (String parts : List.of("parts", "content")) {
            for (JsonNode part : message.path(parts)) {
                String type = part.path("type").asText();
                if (type.equals("tool_call_response")
                        || type.equals("tool_result")
                        || part.has("function_response")
                        || part.has("functionResponse")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The model asked for this call. */
    void ask(AskedTool call) {
        String key = call.id().isEmpty() ? call.name() + " " + call.arguments() : call.id();
        AskedTool before = asked.get(key);
        if (before == null || before.arguments().isEmpty()) {
            asked.put(key, call);
        }
    }

    /** The user said something: what was asked for up to here belongs to what went before. */
    void question() {
        beforeQuestion = asked.size();
    }

    void tell(JsonNode id, JsonNode result) {
        AskedTool.plain(result)
                .filter(value -> !id.asText().isEmpty())
                .ifPresent(value -> results.putIfAbsent(id.asText(), value));
    }

    /** In the order in which they were asked for. */
    public List<AskedTool> asked() {
        return List.copyOf(asked.values());
    }

    /** Those of {@link #asked} that the user's last question came after. */
    List<AskedTool> askedBefore() {
        return new ArrayList<>(asked.values()).subList(0, beforeQuestion);
    }

    /** What came back from the call of that id. */
    public Optional<JsonNode> result(String id) {
        return Optional.ofNullable(results.get(id));
    }

    Map<String, JsonNode> results() {
        return Map.copyOf(results);
    }
}
