package dev.casebook.agent.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.Message;
import java.util.List;

/** Writes a trial as a request of the agent protocol, or as an agent's own template says. */
final class RequestWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RequestWriter() {}

    static String write(Trial trial, String version, Protocol protocol) {
        ObjectNode request = request(trial, version, protocol);
        JsonNode body = protocol.request()
                .<JsonNode>map(template -> template.fill(request))
                .orElse(request);
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private static ObjectNode request(Trial trial, String version, Protocol protocol) {
        CaseInput input = trial.input();
        ObjectNode request = NODES.objectNode();
        request.put("case", trial.caseId().value());
        request.put("trial", trial.number());
        request.put("version", version);
        request.set("input", input.input());
        request.set("history", history(input.history()));
        request.put("now", input.now().map(Object::toString).orElse(null));
        boolean replays = protocol.recordedTools() && !input.tools().isEmpty();
        request.set("tools", replays ? tools(input.tools()) : NODES.nullNode());
        protocol.model().ifPresent(model -> request.put("model", model));
        return request;
    }

    private static ArrayNode history(List<Message> history) {
        ArrayNode messages = NODES.arrayNode();
        history.forEach(
                message -> messages.addObject().put("role", message.role()).put("content", message.content()));
        return messages;
    }

    private static ArrayNode tools(List<ToolInvocation> tools) {
        ArrayNode calls = NODES.arrayNode();
        for (ToolInvocation tool : tools) {
            ObjectNode call = calls.addObject().put("name", tool.name());
            call.set("arguments", tool.arguments());
            call.set("result", tool.result() == null ? NODES.nullNode() : tool.result());
        }
        return calls;
    }
}
