package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer can rest on: the contexts it retrieved, its tools' results, recorded results where they were replayed, the
 * user's words with the earlier turns, and the present moment. What the agent itself passed to a tool is no source.
 *
 * @param retrieved whether there are contexts or results, and not only the user's words
 */
record Sources(String text, boolean retrieved) {

    static Sources of(Case c, Answer answer) {
        List<String> lines = new ArrayList<>();
        answer.contexts().stream().filter(context -> !context.isBlank()).forEach(lines::add);
        Stream.concat(answer.toolCalls().stream(), c.input().tools().stream())
                .map(ToolInvocation::result)
                .forEach(result -> add(result, lines));
        boolean retrieved = !lines.isEmpty();
        add(c.input().input(), lines);
        c.input().history().forEach(message -> lines.add(message.content()));
        c.input().now().ifPresent(now -> {
            lines.add(now.toString());
            lines.add(now.getDayOfWeek().toString());
        });
        return new Sources(String.join("\n", lines), retrieved);
    }

    /** Each key and each value on a line of its own, so that none runs into the next. */
    private static void add(@Nullable JsonNode value, List<String> lines) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return;
        }
        if (value.isValueNode()) {
            lines.add(value.asText());
            return;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            lines.add(field.getKey());
            add(field.getValue(), lines);
        }
        value.elements().forEachRemaining(element -> {
            if (value.isArray()) {
                add(element, lines);
            }
        });
    }
}
