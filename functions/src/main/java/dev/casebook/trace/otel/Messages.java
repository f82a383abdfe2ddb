package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads messages in the JSON shapes that instrumentations write: OpenTelemetry {@code parts}, OpenAI {@code content},
 * Google {@code contents}, LangChain {@code type: human}. Roles are brought to user, assistant, system and tool.
 */
public final class Messages {
    private static final List<String> LISTS = List.of("messages", "contents", "prompts");
    private static final List<String> WRAPPERS =
            List.of("inputs", "input", "kwargs", "generations", "choices", "outputs", "output");
    private static final List<String> TEXTS =
            List.of("question", "query", "prompt", "message", "text", "content", "response", "answer", "result");

    private Messages() {}

    /** The messages in a value; a plain text is one of the given role. Empty when the shape is unknown. */
    public static List<Message> in(JsonNode value, String roleOfText) {
        List<Message> found = new ArrayList<>();
        collect(value, roleOfText, found);
        return List.copyOf(found);
    }

    static List<Message> in(Optional<JsonText> value, String roleOfText) {
        return value.map(json -> in(json.node(), roleOfText)).orElse(List.of());
    }

    /** What was finally said: the last message that says something, unless it is the user's. */
    public static Optional<String> said(List<Message> messages) {
        return messages.reversed().stream()
                .filter(message -> !message.content().isBlank())
                .findFirst()
                .filter(message -> message.role().equals("assistant"))
                .map(Message::content);
    }

    static String role(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "human", "humanmessage", "humanmessagechunk" -> "user";
            case "ai", "model", "aimessage", "aimessagechunk" -> "assistant";
            case "developer", "systemmessage" -> "system";
            case "function", "toolmessage" -> "tool";
            default -> written.toLowerCase(Locale.ROOT);
        };
    }

    private static void collect(JsonNode value, String roleOfText, List<Message> found) {
        if (value.isTextual()) {
            if (!value.textValue().isBlank()) {
                found.add(new Message(roleOfText, value.textValue()));
            }
        } else if (value.isArray()) {
            value.forEach(element -> collect(element, roleOfText, found));
        } else if (value.isObject()) {
            Optional<String> role = roleOf(value);
            if (role.isPresent()) {
                found.add(new Message(role.get(), content(value)));
            } else {
                unwrap(value, roleOfText, found);
            }
        }
    }

    private static Optional<String> roleOf(JsonNode message) {
        if (message.path("role").isTextual()) {
            return Optional.of(
                    onlyToolResults(message.path("parts"))
                            ? "tool"
                            : role(message.path("role").textValue()));
        }
        String type = message.path("type").asText();
        boolean langChain = List.of("human", "ai", "system", "tool").contains(type) && message.has("content");
        return langChain ? Optional.of(role(type)) : Optional.empty();
    }

    /** Some instrumentations give the results of tools the user's role. */
    private static boolean onlyToolResults(JsonNode parts) {
        for (JsonNode part : parts) {
            if (!part.path("type").asText().equals("tool_call_response")) {
                return false;
            }
        }
        return parts.isArray() && !parts.isEmpty();
    }

    private static void unwrap(JsonNode value, String roleOfText, List<Message> found) {
        if (value.path("type").asText().equals("constructor")
                && value.path("id").isArray()) {
            JsonNode id = value.path("id");
            found.add(new Message(role(id.path(id.size() - 1).asText()), content(value.path("kwargs"))));
            return;
        }
        if (value.path("system").isTextual()) {
            found.add(new Message("system", value.path("system").textValue()));
        }
        for (String name : LISTS) {
            if (value.path(name).isArray()) {
                collect(value.path(name), roleOfText, found);
                return;
            }
        }
        for (String name : WRAPPERS) {
            if (value.path(name).isContainerNode() || value.path(name).isTextual()) {
                collect(value.path(name), roleOfText, found);
                return;
            }
        }
        for (String name : TEXTS) {
            if (value.path(name).isTextual() || value.path(name).isContainerNode()) {
                collect(value.path(name), roleOfText, found);
                return;
            }
        }
    }

    /** The text of a message; empty when it only calls tools. */
    static String content(JsonNode message) {
        for (String name : List.of("parts", "content", "contents", "text", "response", "result")) {
            JsonNode content = message.path(name);
            if (!content.isMissingNode() && !content.isNull()) {
                return textOf(content);
            }
        }
        return "";
    }

    private static String textOf(JsonNode content) {
        if (content.isValueNode()) {
            return content.asText();
        }
        List<String> texts = new ArrayList<>();
        if (content.isArray()) {
            content.forEach(part -> add(texts, part.isObject() ? partText(part) : textOf(part)));
        } else {
            add(texts, partText(content));
        }
        return String.join("\n", texts);
    }

    private static String partText(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "tool_call", "tool-call", "tool_use", "reasoning", "thinking" -> "";
            case "tool_call_response", "tool-result" -> result(part);
            default -> part.has("function_response") ? result(part.path("function_response")) : content(part);
        };
    }

    private static String result(JsonNode part) {
        for (String name : List.of("response", "result", "output", "content")) {
            JsonNode value = part.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                return value.isValueNode() ? value.asText() : value.toString();
            }
        }
        return "";
    }

    private static void add(List<String> texts, String text) {
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }
}
