package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the agent answered, in the agent protocol's fields.
 *
 * @param contexts the passages the answer rests on
 * @param traceRef where the run's trace is: {@code tempo:} and 32 hex characters
 */
public record AgentResponse(
        String output,
        List<ToolCall> toolCalls,
        List<String> contexts,
        String model,
        int inputTokens,
        int outputTokens,
        String traceRef) {

    ObjectNode json() {
        ObjectNode json = Json.object().put("output", output);
        ArrayNode calls = json.putArray("tool_calls");
        for (ToolCall call : toolCalls) {
            ObjectNode node = calls.addObject().put("name", call.name());
            node.set("arguments", call.arguments());
            node.set("result", call.result());
        }
        contexts.forEach(json.putArray("contexts")::add);
        json.put("model", model);
        json.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", outputTokens);
        return json.put("trace_ref", traceRef);
    }

    @Override
    public String toString() {
        return "AgentResponse[" + traceRef + ", " + toolCalls.size() + " tool calls]";
    }
}
