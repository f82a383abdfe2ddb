package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;

/**
 * Where an answer of the bot to a command or a click goes. Empty strings stand for "none".
 *
 * @param person who typed or clicked
 * @param channel the channel it was typed or clicked in
 * @param threadTs the thread, if it was in one
 * @param sourceTs the message whose button was pressed
 * @param command what was typed, shown above the answer
 */
public record ReplyTarget(String person, String channel, String threadTs, String sourceTs, String command) {

    ObjectNode stored() {
        return Json.object()
                .put("person", person)
                .put("channel", channel)
                .put("thread_ts", threadTs)
                .put("source_ts", sourceTs)
                .put("command", command);
    }

    static ReplyTarget read(ObjectNode stored) {
        return new ReplyTarget(
                stored.path("person").asText(Who.YOU),
                stored.path("channel").asText(""),
                stored.path("thread_ts").asText(""),
                stored.path("source_ts").asText(""),
                stored.path("command").asText(""));
    }
}
