package dev.casebook.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.util.List;

/** A case as the line that {@link ImportedRow} reads; what a case does not have is not written. */
final class ExportedRow {
    private ExportedRow() {}

    static ObjectNode of(Case c) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", c.origin().ownId().orElse(c.id().value()));
        row.set("input", c.input().input());
        c.reference().ifPresent(reference -> row.set("reference", reference(reference)));
        list(row, "evaluators", c.evaluators());
        list(row, "history", c.input().history());
        c.input().now().ifPresent(now -> row.put("now", now.toString()));
        list(row, "tools", c.input().tools());
        row.put("title", c.label().title());
        row.put("author", c.reference().map(Reference::author).orElse(c.origin().addedBy()));
        row.put("failure_mode", c.label().failureMode().label());
        c.label().category().ifPresent(category -> row.put("category", category));
        list(row, "tags", c.label().tags());
        return row;
    }

    private static ObjectNode reference(Reference reference) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("text", reference.text());
        list(row, "tool_calls", reference.toolCalls());
        list(row, "must_say", reference.mustSay());
        list(row, "must_not_say", reference.mustNotSay());
        return row;
    }

    private static void list(ObjectNode row, String name, List<?> values) {
        if (!values.isEmpty()) {
            ArrayNode list = row.putArray(name);
            values.forEach(value -> list.add(Json.mapper().<JsonNode>valueToTree(value)));
        }
    }
}
