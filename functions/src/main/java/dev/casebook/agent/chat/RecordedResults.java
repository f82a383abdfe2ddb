package dev.casebook.agent.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.List;

/**
 * The results that a case recorded: a call of the same tool with the same arguments brings what it brought then. The same call
 * made several times brings the recorded results in order, then the last one again. For one trial.
 */
final class RecordedResults {
    private final List<ToolInvocation> left;

    RecordedResults(List<ToolInvocation> recorded) {
        this.left = new ArrayList<>(recorded);
    }

    ToolResult of(Completion.Call call) {
        List<ToolInvocation> same = left.stream()
                .filter(each -> each.name().equals(call.name()))
                .filter(each -> call.arguments().isPresent()
                        && alike(each.arguments(), call.arguments().get()))
                .toList();
        if (same.isEmpty()) {
            return ToolResult.error("there is no recorded result for this call", true, 0);
        }
        if (same.size() > 1) {
            left.remove(same.getFirst());
        }
        JsonNode result = same.getFirst().result();
        return new ToolResult(result == null ? JsonNodeFactory.instance.nullNode() : result, false, 0);
    }

    /** Equal as JSON, where 1 and 1.0 are the same number. */
    private static boolean alike(JsonNode recorded, JsonNode now) {
        return recorded.equals(RecordedResults::order, now);
    }

    private static int order(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
