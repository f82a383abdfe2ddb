package dev.casebook.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The agent's side of the agent protocol, answered by a script. */
public final class ScriptedProtocol {

    private ScriptedProtocol() {}

    /** The response to a request's body; what the script throws is thrown. */
    public static byte[] answer(BiFunction<AgentVersion, Trial, Answer> script, byte[] body) throws IOException {
        JsonNode request = Json.mapper().readTree(body);
        Answer answer = script.apply(
                new AgentVersion("clinic", request.path("version").asText(), Optional.empty()),
                new Trial(
                        new CaseId(request.path("case").asText()),
                        request.path("trial").asInt(),
                        new CaseInput(request.path("input"), List.of(), Optional.empty(), List.of())));
        return Json.mapper().writeValueAsBytes(json(answer));
    }

    private static ObjectNode json(Answer answer) {
        ObjectNode json = Json.mapper().createObjectNode().put("output", answer.output());
        ArrayNode calls = json.putArray("tool_calls");
        answer.toolCalls()
                .forEach(call -> calls.addObject().put("name", call.name()).set("arguments", call.arguments()));
        ArrayNode contexts = json.putArray("contexts");
        answer.contexts().forEach(contexts::add);
        answer.model().ifPresent(model -> json.put("model", model));
        answer.trace().ifPresent(trace -> json.put("trace_ref", trace));
        answer.usage()
                .ifPresent(usage -> json.putObject("usage")
                        .put("input_tokens", usage.inputTokens())
                        .put("output_tokens", usage.outputTokens())
                        .put("cost_usd", usage.costDollars().orElse(null)));
        return json;
    }
}
