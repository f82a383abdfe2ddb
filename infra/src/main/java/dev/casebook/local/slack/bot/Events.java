package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Timestamps;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Set;

/** What happens in the workspace, as the events the app has subscribed to. Safe for several threads. */
public final class Events {

    private final Workspace workspace;
    private final Set<String> subscribed;
    private final EventSender sender;

    public Events(Workspace workspace, AppManifest app, EventSender sender) {
        this.workspace = workspace;
        this.subscribed = app.events();
        this.sender = sender;
    }

    /** A person wrote a message: perhaps a mention of the app, links, a direct message, a message of a channel. */
    public void wrote(String channel, ObjectNode message) {
        boolean direct = channel.startsWith("D");
        if (!direct && message.path("text").asText().contains("<@" + Who.BOT_USER + ">")) {
            send("app_mention", about("app_mention", channel, message));
        }
        String type = direct ? "im" : "channel";
        send(
                direct ? "message.im" : "message.channels",
                about("message", channel, message).put("channel_type", type));
        shared(channel, message);
    }

    private static ObjectNode about(String type, String channel, ObjectNode message) {
        ObjectNode event = Json.object().put("type", type);
        for (String field : List.of("user", "text", "ts", "thread_ts", "client_msg_id", "team")) {
            if (message.hasNonNull(field)) {
                event.set(field, message.get(field));
            }
        }
        return event.put("channel", channel).put("event_ts", message.path("ts").asText());
    }

    /** Slack tells of links to the domains an app has registered; here every link counts as one. */
    private void shared(String channel, ObjectNode message) {
        List<SharedLink> links = SharedLink.in(message.path("text").asText());
        if (links.isEmpty()) {
            return;
        }
        String ts = message.path("ts").asText();
        ObjectNode event = Json.object()
                .put("type", "link_shared")
                .put("user", message.path("user").asText())
                .put("channel", channel)
                .put("message_ts", ts)
                .put("unfurl_id", Who.unfurl(channel, ts))
                .put("source", "conversations_history")
                .put("is_bot_user_member", true)
                .put("event_ts", now());
        if (message.hasNonNull("thread_ts")) {
            event.set("thread_ts", message.get("thread_ts"));
        }
        var found = event.putArray("links");
        links.forEach(link -> found.addObject().put("domain", link.domain()).put("url", link.url()));
        send("link_shared", event);
    }

    /** A person reacted to a message, or took the reaction back. */
    public void reacted(Person who, String channel, ObjectNode message, Reaction reaction) {
        String type = reaction.added() ? "reaction_added" : "reaction_removed";
        ObjectNode event = Json.object().put("type", type).put("user", who.id()).put("reaction", reaction.name());
        event.putObject("item")
                .put("type", "message")
                .put("channel", channel)
                .put("ts", message.path("ts").asText());
        event.put("item_user", message.path("user").asText()).put("event_ts", now());
        send(type, event);
    }

    /** A reaction by its short name, given or taken back. */
    public record Reaction(String name, boolean added) {}

    /** A person opened the home tab of the app. */
    public void homeOpened(Person who) {
        ObjectNode event = Json.object()
                .put("type", "app_home_opened")
                .put("user", who.id())
                .put("channel", who.direct())
                .put("tab", "home")
                .put("event_ts", now());
        workspace.views().home(who.id()).ifPresent(view -> event.set("view", view));
        send("app_home_opened", event);
    }

    private void send(String subscription, ObjectNode event) {
        if (subscribed.contains(subscription)) {
            sender.send(event);
        }
    }

    private String now() {
        return Timestamps.of(workspace.clock().instant());
    }
}
