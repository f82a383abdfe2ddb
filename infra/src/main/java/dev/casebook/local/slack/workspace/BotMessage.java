package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.MessageContent;
import java.time.Instant;
import java.util.Map;

/** Messages of the bot: who they are from, and what an update keeps. */
public final class BotMessage {

    private BotMessage() {}

    /** A new message of the bot with this content. */
    public static ObjectNode from(MessageContent content) {
        ObjectNode body = Json.object()
                .put("user", Who.BOT_USER)
                .put("bot_id", Who.BOT)
                .put("app_id", Who.APP)
                .put("team", Who.TEAM)
                .put("text", "");
        body.setAll(content.fields());
        body.set("bot_profile", profile());
        return body;
    }

    /**
     * The message with the content given; what is not given stays, what is given empty goes. As at Slack it is marked as
     * edited only when its text changed and no blocks stand before the text.
     */
    public static ObjectNode updated(ObjectNode message, MessageContent content, Instant now) {
        boolean otherWords = content.fields().has("text")
                && !content.fields().path("text").equals(message.path("text"))
                && content.fields().path("blocks").isEmpty();
        if (otherWords) {
            message.putObject("edited").put("user", Who.BOT_USER).put("ts", Timestamps.of(now));
        }
        for (Map.Entry<String, JsonNode> field : content.fields().properties()) {
            if (field.getValue().isContainerNode() && field.getValue().isEmpty()) {
                message.remove(field.getKey());
            } else {
                message.set(field.getKey(), field.getValue());
            }
        }
        return message;
    }

    /** Whether the bot wrote it. */
    public static boolean isBots(ObjectNode message) {
        return message.path("bot_id").asText("").equals(Who.BOT);
    }

    private static ObjectNode profile() {
        return Json.object()
                .put("id", Who.BOT)
                .put("app_id", Who.APP)
                .put("name", Who.BOT_NAME)
                .put("team_id", Who.TEAM)
                .put("deleted", false);
    }
}
