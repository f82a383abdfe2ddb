package dev.casebook.local.slack.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.bot.Dialogs;
import dev.casebook.local.slack.bot.Events;
import dev.casebook.local.slack.bot.Interactions;
import dev.casebook.local.slack.bot.Pressed;
import dev.casebook.local.slack.bot.SlashCommands;
import dev.casebook.local.slack.bot.TypedText;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.Draft;
import dev.casebook.local.slack.workspace.People;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Reactions;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.util.regex.Pattern;

/** What a person does on the page: write, press, submit, close, react. */
public final class PageActions {

    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]{1,100}");
    private static final int LONGEST = 12_000;

    private final Workspace workspace;
    private final SlashCommands commands;
    private final Interactions interactions;
    private final Dialogs dialogs;
    private final Events events;

    public PageActions(
            Workspace workspace, SlashCommands commands, Interactions interactions, Dialogs dialogs, Events events) {
        this.workspace = workspace;
        this.commands = commands;
        this.interactions = interactions;
        this.dialogs = dialogs;
        this.events = events;
    }

    /**
     * Does one thing.
     *
     * @return {@code {"ok":true}}, or {@code {"ok":false,"error":…}} with Slack's name for what went wrong
     * @throws SlackError when what it names is not there
     */
    ObjectNode act(String what, ObjectNode body) {
        Person who = who(text(body, "as"));
        return switch (what) {
            case "send" -> send(who, body);
            case "press" ->
                result(interactions.press(who, channel(body), text(body, "ts"), pressed(body), values(body)));
            case "press-view" ->
                result(interactions.pressInView(who, text(body, "view_id"), pressed(body), values(body)));
            case "shortcut" ->
                result(interactions.shortcut(who, channel(body), text(body, "ts"), text(body, "callback_id")));
            case "global-shortcut" -> result(interactions.globalShortcut(who, text(body, "callback_id")));
            case "submit" -> dialogs.submit(who, text(body, "view_id"), values(body));
            case "close" -> close(who, body);
            case "react" -> react(who, body);
            case "home" -> home(who);
            default -> throw new SlackError("unknown_action");
        };
    }

    private ObjectNode send(Person who, ObjectNode body) {
        String channel = channel(body);
        String typed = text(body, "text").strip();
        String thread = text(body, "thread_ts");
        if (typed.isEmpty() || typed.length() > LONGEST) {
            throw new SlackError(typed.isEmpty() ? "no_text" : "msg_too_long");
        }
        if (typed.startsWith("/")) {
            if (!thread.isEmpty()) {
                throw new SlackError("no_commands_in_threads");
            }
            return result(commands.run(who, channel, typed));
        }
        ObjectNode message = Json.object()
                .put("user", who.id())
                .put("team", Who.TEAM)
                .put("client_msg_id", workspace.ids().secret())
                .put("text", TypedText.message(typed));
        ObjectNode posted = workspace
                .messages()
                .post(new Draft(channel, thread.isEmpty() ? null : thread, null, message))
                .orElseThrow(() -> new SlackError("thread_not_found"));
        events.wrote(channel, posted);
        return result("");
    }

    private ObjectNode close(Person who, ObjectNode body) {
        dialogs.close(who, text(body, "view_id"), body.path("all").asBoolean());
        return result("");
    }

    private ObjectNode react(Person who, ObjectNode body) {
        String channel = channel(body);
        String name = text(body, "name");
        if (!EMOJI.matcher(name).matches() || workspace.messages().isEphemeral(channel, text(body, "ts"))) {
            throw new SlackError("invalid_name");
        }
        ObjectNode message = workspace
                .messages()
                .change(channel, text(body, "ts"), old -> Reactions.toggle(old, name, who.id()))
                .orElseThrow(() -> new SlackError("message_not_found"));
        boolean added = Reactions.has(message, name, who.id());
        events.reacted(who, channel, message, new Events.Reaction(name, added));
        return result("");
    }

    private ObjectNode home(Person who) {
        events.homeOpened(who);
        return result("");
    }

    private String channel(ObjectNode body) {
        return workspace
                .channels()
                .find(text(body, "channel"))
                .map(channel -> channel.path("id").asText())
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    /** Whom the page acts as. */
    static Person who(String id) {
        return People.human(id.isEmpty() ? Who.YOU : id).orElseThrow(() -> new SlackError("user_not_found"));
    }

    private static Pressed pressed(ObjectNode body) {
        return new Pressed(text(body, "block_id"), text(body, "action_id"), text(body, "value"));
    }

    private static JsonNode values(ObjectNode body) {
        return body.path("values").isObject() ? body.path("values") : Json.object();
    }

    private static String text(ObjectNode body, String field) {
        return body.path(field).asText("");
    }

    private static ObjectNode result(String error) {
        return error.isEmpty() ? Json.object().put("ok", true) : new SlackError(error).body();
    }
}
