package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** Gives every block and every element that acts an id, as Slack does for those a bot left without one. */
final class BlockIds {

    private BlockIds() {}

    static void assign(JsonNode blocks, Supplier<String> ids) {
        for (JsonNode block : blocks) {
            fill(block, "block_id", ids);
            element(block.path("accessory"), ids);
            element(block.path("element"), ids);
            if (block.path("type").asText("").equals("actions")) {
                block.path("elements").forEach(element -> element(element, ids));
            }
        }
    }

    private static void element(JsonNode element, Supplier<String> ids) {
        if (!element.path("type").asText("image").equals("image")) {
            fill(element, "action_id", ids);
        }
    }

    private static void fill(JsonNode node, String field, Supplier<String> ids) {
        if (node instanceof ObjectNode object && object.path(field).asText("").isEmpty()) {
            object.put(field, ids.get());
        }
    }
}
