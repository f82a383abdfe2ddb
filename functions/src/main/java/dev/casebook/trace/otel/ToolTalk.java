package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Map<String, Integer> askedIn = new HashMap<>();
    private final Map<String, Integer> timesAsked = new HashMap<>();
    private final Map<String, Integer> timesTold = new HashMap<>();
    private final Map<String, Deque<String>> withoutId = new HashMap<>();
    private int beforeQuestion;
    private int message;
    private boolean inMessage;

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
            String type = value.path("type").asText();
            if (value.path("role").asText().equals("user") || type.equals("human")) {
                beforeQuestion = carriesResults(value) ? beforeQuestion : asked.size();
            }
            boolean outer = inMessage;
            if (value.has("role") || type.equals("ai") || type.equals("constructor")) {
                message++;
                inMessage = true;
            }
            inside(value);
            inMessage = outer;
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
                    tell(google.path("id"), google.path("name"), google.path("response"));
                } else if (value.path("role").asText().equals("tool") && hasId(value)) {
                    tell(AskedTool.either(value, "tool_call_id", "id"), value.path("content"));
                } else if (value.path("type").asText().equals("tool") && value.has("tool_call_id")) {
                    tell(value.path("tool_call_id"), value.path("content"));
                } else if (List.of("function", "tool")
                                .contains(value.path("role").asText())
                        && value.has("name")) {
                    tell(value.path("id"), value.path("name"), value.path("content"));
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasId(JsonNode message) {
        return message.has("content")
                && (message.path("tool_call_id").isTextual()
                        || message.path("id").isTextual());
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

    /** The model asked for this call. Within one message, the same id is the same call. */
    void ask(AskedTool call) {
        message += inMessage ? 0 : 1;
        Integer before = askedIn.put(call.id(), message);
        boolean again = before != null && before != message;
        int times = again
                ? timesAsked.merge(call.id(), 1, Integer::sum)
                : timesAsked.computeIfAbsent(call.id(), absent -> 0);
        AskedTool now = call.occurring(times);
        AskedTool known = asked.get(now.key());
        if (known == null || known.arguments().isEmpty()) {
            asked.put(now.key(), now);
        }
        if (known == null && now.id().isEmpty()) {
            withoutId.computeIfAbsent(now.name(), absent -> new ArrayDeque<>()).add(now.key());
        }
    }

    /** Another message begins. */
    void next() {
        message++;
        inMessage = true;
    }

    /** The user said something: what was asked for up to here belongs to what went before. */
    void question() {
        beforeQuestion = asked.size();
    }

    void tell(JsonNode id, JsonNode result) {
        if (!id.asText().isEmpty()) {
            int times = timesTold.merge(id.asText(), 1, Integer::sum) - 1;
            AskedTool.plain(result).ifPresent(value -> results.put(id.asText() + "#" + times, value));
        }
    }

    /** Where calls have no ids, results come in the order in which one tool was asked. */
    private void tell(JsonNode id, JsonNode name, JsonNode result) {
        tell(id, result);
        if (id.asText().isEmpty()) {
            String key =
                    withoutId.getOrDefault(name.asText(), new ArrayDeque<>()).poll();
            AskedTool.plain(result).filter(value -> key != null).ifPresent(value -> results.put(key, value));
        }
    }

    /** Takes over what was heard of the same conversation elsewhere. */
    void join(ToolTalk other) {
        boolean first = asked.isEmpty();
        other.asked.forEach(asked::putIfAbsent);
        other.results.forEach(results::putIfAbsent);
        beforeQuestion = first ? other.beforeQuestion : beforeQuestion;
    }

    /** Whether nothing was heard. */
    boolean isSilent() {
        return asked.isEmpty() && results.isEmpty();
    }

    /** In the order in which they were asked for. */
    public List<AskedTool> asked() {
        return List.copyOf(asked.values());
    }

    /** Those of {@link #asked} that the user's last question came after. */
    List<AskedTool> askedBefore() {
        return new ArrayList<>(asked.values()).subList(0, beforeQuestion);
    }

    /** What came back from the call. */
    public Optional<JsonNode> result(AskedTool call) {
        return Optional.ofNullable(results.get(call.key()));
    }

    /** By {@link AskedTool#key}. */
    Map<String, JsonNode> results() {
        return Map.copyOf(results);
    }
}
