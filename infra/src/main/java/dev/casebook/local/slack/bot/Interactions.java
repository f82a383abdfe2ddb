package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.http.Form;
import dev.casebook.local.slack.workspace.Links;
import dev.casebook.local.slack.workspace.ReplyTarget;
import dev.casebook.local.slack.workspace.Timestamps;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;
import java.util.Map;

/**
 * Buttons, menus and shortcuts of messages, as {@code block_actions} and {@code message_action} requests. Each call
 * returns Slack's name for what went wrong, or an empty string.
 */
public final class Interactions {

    private final Workspace workspace;
    private final BotClient bot;
    private final URI self;

    public Interactions(Workspace workspace, BotClient bot, URI self) {
        this.workspace = workspace;
        this.bot = bot;
        this.self = self;
    }

    /**
     * An element of a message was used.
     *
     * @param values what stands in the inputs of the message: block id, then action id, then Slack's value object
     */
    public String press(String channel, String ts, Pressed pressed, JsonNode values) {
        ObjectNode message = message(channel, ts);
        boolean ephemeral = workspace.messages().isEphemeral(channel, ts);
        ObjectNode action = pressed.action(blocks(message), now());
        ObjectNode payload = Payloads.start(workspace, "block_actions");
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", channel)
                .put("is_ephemeral", ephemeral);
        Payloads.channel(workspace, payload, channel);
        String thread = message.path("thread_ts").asText("");
        if (!thread.isEmpty()) {
            container.put("thread_ts", thread);
        }
        if (!ephemeral) {
            payload.set("message", message);
        }
        payload.putObject("state").set("values", values);
        payload.put("response_url", responseUrl(channel, message));
        payload.putArray("actions").add(action);
        return send(payload).error();
    }

    /** A shortcut of the app was chosen in the menu of a message. */
    public String shortcut(String channel, String ts, String callbackId) {
        ObjectNode message = message(channel, ts);
        ObjectNode payload = Payloads.start(workspace, "message_action")
                .put("callback_id", callbackId)
                .put("action_ts", now())
                .put("message_ts", ts)
                .put("response_url", responseUrl(channel, message));
        Payloads.channel(workspace, payload, channel);
        payload.set("message", message);
        return send(payload).error();
    }

    /** An element of a modal or of the home tab was used. */
    public String pressInView(String viewId, Pressed pressed, JsonNode values) {
        ObjectNode view = workspace.views().fill(viewId, values).orElseThrow(() -> new SlackError("view_not_found"));
        ObjectNode payload = Payloads.start(workspace, "block_actions");
        payload.putObject("container").put("type", "view").put("view_id", viewId);
        payload.set("view", view);
        payload.putArray("actions").add(pressed.action(view.path("blocks"), now()));
        return send(payload).error();
    }

    Delivery send(ObjectNode payload) {
        String body = Form.encode(Map.of("payload", payload.toString()));
        return bot.send("/slack/interactions", BotClient.FORM, body, Map.of());
    }

    private ObjectNode message(String channel, String ts) {
        return workspace.messages().find(channel, ts).orElseThrow(() -> new SlackError("message_not_found"));
    }

    private String responseUrl(String channel, ObjectNode message) {
        ReplyTarget target = new ReplyTarget(
                channel,
                message.path("thread_ts").asText(""),
                message.path("ts").asText(),
                "");
        return Links.response(self, workspace.responseUrls().create(target));
    }

    private static ArrayNode blocks(ObjectNode message) {
        ArrayNode all = Json.array();
        message.path("blocks").forEach(all::add);
        message.path("attachments").forEach(part -> part.path("blocks").forEach(all::add));
        return all;
    }

    private String now() {
        return Timestamps.of(workspace.clock().instant());
    }
}
