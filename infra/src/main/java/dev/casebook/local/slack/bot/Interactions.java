package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.Links;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.ReplyTarget;
import dev.casebook.local.slack.workspace.Timestamps;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;

/**
 * Buttons, menus and shortcuts, as {@code block_actions}, {@code message_action} and {@code shortcut} requests. Each call
 * returns Slack's name for what went wrong, or an empty string.
 */
public final class Interactions {

    private final Workspace workspace;
    private final BotPort bot;
    private final URI self;

    public Interactions(Workspace workspace, BotPort bot, URI self) {
        this.workspace = workspace;
        this.bot = bot;
        this.self = self;
    }

    /**
     * An element of a message was used.
     *
     * @param values what stands in the inputs of the message: block id, then action id, then Slack's value object
     */
    public String press(Person who, String channel, String ts, Pressed pressed, JsonNode values) {
        ObjectNode message = message(who, channel, ts);
        ObjectNode action = pressed.action(blocks(message), now());
        ObjectNode payload = Payloads.start(workspace, who, "block_actions");
        boolean ephemeral = workspace.messages().isEphemeral(channel, ts);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", channel)
                .put("is_ephemeral", ephemeral);
        String thread = message.path("thread_ts").asText("");
        if (!thread.isEmpty()) {
            container.put("thread_ts", thread);
        }
        Payloads.channel(workspace, payload, channel);
        boolean unfurl = inAttachment(message, pressed.blockId(), container, payload);
        if (!ephemeral && !unfurl) {
            payload.set("message", message);
        }
        payload.putObject("state").set("values", values);
        payload.put("response_url", responseUrl(who, channel, message));
        payload.putArray("actions").add(action);
        return send(payload).error();
    }

    /** Says so when the block stands in an attachment; true for a link that the app itself has unfurled. */
    private static boolean inAttachment(ObjectNode message, String blockId, ObjectNode container, ObjectNode payload) {
        for (JsonNode attachment : message.path("attachments")) {
            boolean here = attachment
                    .path("blocks")
                    .valueStream()
                    .anyMatch(block -> block.path("block_id").asText("").equals(blockId));
            if (here) {
                boolean unfurl = attachment.path("is_app_unfurl").asBoolean();
                container
                        .put("type", "message_attachment")
                        .put("attachment_id", attachment.path("id").asInt())
                        .put("is_app_unfurl", unfurl);
                if (unfurl) {
                    container.put(
                            "app_unfurl_url", attachment.path("app_unfurl_url").asText());
                    payload.set("app_unfurl", attachment);
                }
                return unfurl;
            }
        }
        return false;
    }

    /** A shortcut of the app was chosen in the menu of a message. */
    public String shortcut(Person who, String channel, String ts, String callbackId) {
        ObjectNode message = message(who, channel, ts);
        ObjectNode payload = Payloads.start(workspace, who, "message_action")
                .put("callback_id", callbackId)
                .put("action_ts", now())
                .put("message_ts", ts)
                .put("response_url", responseUrl(who, channel, message));
        Payloads.channel(workspace, payload, channel);
        payload.set("message", message);
        return send(payload).error();
    }

    /** A shortcut of the app was chosen that belongs to no message. */
    public String globalShortcut(Person who, String callbackId) {
        return send(Payloads.start(workspace, who, "shortcut")
                        .put("callback_id", callbackId)
                        .put("action_ts", now()))
                .error();
    }

    /** An element of a modal or of the home tab was used. */
    public String pressInView(Person who, String viewId, Pressed pressed, JsonNode values) {
        ObjectNode view =
                workspace.views().fill(who.id(), viewId, values).orElseThrow(() -> new SlackError("view_not_found"));
        ObjectNode payload = Payloads.start(workspace, who, "block_actions");
        payload.putObject("container").put("type", "view").put("view_id", viewId);
        payload.set("view", view);
        payload.putArray("actions").add(pressed.action(view.path("blocks"), now()));
        return send(payload).error();
    }

    Delivery send(ObjectNode payload) {
        return bot.interaction(payload);
    }

    private ObjectNode message(Person who, String channel, String ts) {
        return workspace.messages().seenBy(who, channel, ts).orElseThrow(() -> new SlackError("message_not_found"));
    }

    private String responseUrl(Person who, String channel, ObjectNode message) {
        ReplyTarget target = new ReplyTarget(
                who.id(),
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
