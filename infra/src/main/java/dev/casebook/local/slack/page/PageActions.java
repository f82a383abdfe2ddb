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
        return switch (what) {
            case "send" -> send(body);
            case "press" -> result(interactions.press(channel(body), text(body, "ts"), pressed(body), values(body)));
            case "press-view" -> result(interactions.pressInView(text(body, "view_id"), pressed(body), values(body)));
            case "shortcut" ->
                result(interactions.shortcut(channel(body), text(body, "ts"), text(body, "callback_id")));
            case "submit" -> dialogs.submit(text(body, "view_id"), values(body));
            case "close" -> close(body);
            case "react" -> react(body);
            case "home" -> home();
            default -> throw new SlackError("unknown_action");
        };
    }

    private ObjectNode send(ObjectNode body) {
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
            return result(commands.run(channel, typed));
        }
        ObjectNode message = Json.object()
                .put("user", Who.YOU)
                .put("team", Who.TEAM)
                .put("client_msg_id", workspace.ids().secret())
                .put("text", TypedText.message(typed));
        ObjectNode posted = workspace
                .messages()
                .post(new Draft(channel, thread.isEmpty() ? null : thread, null, message))
                .orElseThrow(() -> new SlackError("thread_not_found"));
        if (posted.path("text").asText().contains("<@" + Who.BOT_USER + ">")) {
            events.mentioned(channel, posted);
        }
        return result("");
    }

    private ObjectNode close(ObjectNode body) {
        dialogs.close(text(body, "view_id"), body.path("all").asBoolean());
        return result("");
    }

    private ObjectNode react(ObjectNode body) {
        String channel = channel(body);
        String name = text(body, "name");
        if (!EMOJI.matcher(name).matches() || workspace.messages().isEphemeral(channel, text(body, "ts"))) {
            throw new SlackError("invalid_name");
        }
        ObjectNode message = workspace
                .messages()
                .change(channel, text(body, "ts"), old -> Reactions.toggle(old, name, Who.YOU))
                .orElseThrow(() -> new SlackError("message_not_found"));
        events.reacted(channel, message, name, Reactions.has(message, name, Who.YOU));
        return result("");
    }

    private ObjectNode home() {
        events.homeOpened();
        return result("");
    }

    private String channel(ObjectNode body) {
        return workspace
                .channels()
                .find(text(body, "channel"))
                .map(channel -> channel.path("id").asText())
                .orElseThrow(() -> new SlackError("channel_not_found"));
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
