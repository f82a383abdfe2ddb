package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import java.util.List;

/**
 * Which element of which block was used.
 *
 * @param blockId the block
 * @param actionId the element in it
 * @param value what was chosen or typed, several on a line each; empty for a button
 */
public record Pressed(String blockId, String actionId, String value) {

    /** What the payload says about it, made from the element as it stands in the blocks. */
    ObjectNode action(JsonNode blocks, String actionTs) {
        JsonNode element = find(blocks);
        String type = element.path("type").asText();
        ObjectNode action = Json.object()
                .put("type", type)
                .put("action_id", actionId)
                .put("block_id", blockId)
                .put("action_ts", actionTs);
        switch (type) {
            case "button" -> copy(element, action, "text", "value", "style", "url");
            case "plain_text_input" -> action.put("value", value);
            case "checkboxes", "multi_static_select" -> {
                ArrayNode chosen = action.putArray("selected_options");
                several().forEach(one -> chosen.add(option(element, one)));
            }
            case "users_select" -> action.put("selected_user", value);
            case "multi_users_select" -> several().forEach(action.putArray("selected_users")::add);
            case "conversations_select" -> action.put("selected_conversation", value);
            case "channels_select" -> action.put("selected_channel", value);
            case "datepicker" -> action.put("selected_date", value);
            case "timepicker" -> action.put("selected_time", value);
            default -> action.set("selected_option", option(element, value));
        }
        return action;
    }

    private List<String> several() {
        return value.lines().filter(line -> !line.isEmpty()).toList();
    }

    private JsonNode find(JsonNode blocks) {
        for (JsonNode block : blocks) {
            if (block.path("block_id").asText("").equals(blockId)) {
                for (JsonNode element : block.path("elements")) {
                    if (matches(element)) {
                        return element;
                    }
                }
                for (JsonNode element : new JsonNode[] {block.path("accessory"), block.path("element")}) {
                    if (matches(element)) {
                        return element;
                    }
                }
            }
        }
        throw new SlackError("action_not_found");
    }

    private boolean matches(JsonNode element) {
        return element.path("action_id").asText("").equals(actionId);
    }

    private static JsonNode option(JsonNode element, String value) {
        return element.findValues("options").stream()
                .flatMap(JsonNode::valueStream)
                .filter(option -> option.path("value").asText("").equals(value))
                .findFirst()
                .orElseThrow(() -> new SlackError("option_not_found"));
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                to.set(field, from.get(field));
            }
        }
    }
}
