package dev.casebook.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.util.Optional;

/**
 * Chat completions as Bedrock's Converse has them, and back. A schema for the answer becomes a tool that the model must call, because
 * every family of models behind Converse knows tools; what it calls the tool with is its answer then. Pure.
 */
final class Converse {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The tool that stands for an answer in a certain shape; no tool of an agent may have this name. */
    private static final String ANSWER = "casebook_answer";

    private Converse() {}

    static ObjectNode request(JsonNode completion) {
        ObjectNode request = NODES.objectNode();
        ArrayNode system = NODES.arrayNode();
        ArrayNode messages = NODES.arrayNode();
        completion.path("messages").forEach(message -> {
            if (message.path("role").asText().equals("system")) {
                system.addObject().put("text", message.path("content").asText());
            } else {
                add(messages, message);
            }
        });
        if (!system.isEmpty()) {
            request.set("system", system);
        }
        request.set("messages", messages);
        ObjectNode inference = inference(completion);
        if (!inference.isEmpty()) {
            request.set("inferenceConfig", inference);
        }
        tools(completion).ifPresent(tools -> request.set("toolConfig", tools));
        return request;
    }

    /** Converse wants the two sides to take turns: what one says twice, and the results of several tools, are one message. */
    private static void add(ArrayNode messages, JsonNode message) {
        String role = message.path("role").asText().equals("assistant") ? "assistant" : "user";
        ArrayNode content = !messages.isEmpty()
                        && messages.get(messages.size() - 1)
                                .path("role")
                                .asText()
                                .equals(role)
                ? (ArrayNode) messages.get(messages.size() - 1).path("content")
                : messages.addObject().put("role", role).putArray("content");
        if (message.path("role").asText().equals("tool")) {
            ObjectNode result = content.addObject().putObject("toolResult");
            result.put("toolUseId", message.path("tool_call_id").asText());
            result.putArray("content")
                    .addObject()
                    .put("text", message.path("content").asText());
            return;
        }
        String text = message.path("content").asText("");
        if (!text.isBlank()) {
            content.addObject().put("text", text);
        }
        for (JsonNode call : message.path("tool_calls")) {
            ObjectNode use = content.addObject().putObject("toolUse");
            use.put("toolUseId", call.path("id").asText());
            use.put("name", call.at("/function/name").asText());
            use.set("input", object(call.at("/function/arguments").asText()));
        }
    }

    private static ObjectNode inference(JsonNode completion) {
        ObjectNode inference = NODES.objectNode();
        JsonNode most = completion.path(completion.has("max_tokens") ? "max_tokens" : "max_completion_tokens");
        if (most.isNumber()) {
            inference.set("maxTokens", most);
        }
        if (completion.path("temperature").isNumber()) {
            inference.set("temperature", completion.path("temperature"));
        }
        return inference;
    }

    private static Optional<ObjectNode> tools(JsonNode completion) {
        ObjectNode config = NODES.objectNode();
        ArrayNode tools = config.putArray("tools");
        for (JsonNode tool : completion.path("tools")) {
            tool(tools, tool.at("/function/name").asText(), tool.path("function"));
        }
        JsonNode shape = completion.at("/response_format/json_schema");
        if (shape.isObject()) {
            ObjectNode answer = NODES.objectNode().put("description", "Give your answer by calling this.");
            answer.set("parameters", shape.path("schema"));
            tool(tools, ANSWER, answer);
            config.putObject("toolChoice").putObject("tool").put("name", ANSWER);
        }
        return tools.isEmpty() ? Optional.empty() : Optional.of(config);
    }

    private static void tool(ArrayNode tools, String name, JsonNode function) {
        ObjectNode spec = tools.addObject().putObject("toolSpec").put("name", name);
        String description = function.path("description").asText("");
        if (!description.isEmpty()) {
            spec.put("description", description); // an empty one is refused
        }
        spec.putObject("inputSchema").set("json", function.path("parameters"));
    }

    /** The answer as a completion; empty when it is none of Converse. */
    static Optional<ObjectNode> answer(String body, String model) {
        Optional<JsonNode> answer =
                json(body).filter(node -> node.at("/output/message/content").isArray());
        return answer.map(node -> completion(node, model));
    }

    private static ObjectNode completion(JsonNode answer, String model) {
        ObjectNode completion = NODES.objectNode().put("model", model);
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        StringBuilder text = new StringBuilder();
        ArrayNode calls = NODES.arrayNode();
        for (JsonNode part : answer.at("/output/message/content")) {
            JsonNode use = part.path("toolUse");
            if (use.path("name").asText().equals(ANSWER)) {
                text.setLength(0);
                text.append(use.path("input"));
                break;
            }
            text.append(part.path("text").asText(""));
            if (use.isObject()) {
                ObjectNode call = calls.addObject()
                        .put("id", use.path("toolUseId").asText())
                        .put("type", "function");
                call.putObject("function")
                        .put("name", use.path("name").asText())
                        .put("arguments", use.path("input").toString());
            }
        }
        message.put("content", text.isEmpty() && !calls.isEmpty() ? null : text.toString());
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        choice.put("finish_reason", finish(answer.path("stopReason").asText()));
        JsonNode usage = answer.path("usage");
        if (usage.isObject()) {
            ObjectNode used = completion.putObject("usage");
            used.set("prompt_tokens", usage.path("inputTokens"));
            used.set("completion_tokens", usage.path("outputTokens"));
        }
        return completion;
    }

    private static String finish(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "content_filtered", "guardrail_intervened" -> "content_filter";
            case "tool_use" -> "tool_calls";
            default -> "stop";
        };
    }

    private static JsonNode object(String text) {
        return json(text).filter(JsonNode::isObject).orElseGet(NODES::objectNode);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
