package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.Links;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.ReplyTarget;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a typed slash command to the bot and shows its answer, or Slack's own words when there is none. */
public final class SlashCommands {

    private final Workspace workspace;
    private final BotPort bot;
    private final AppManifest app;
    private final BotReplies replies;
    private final URI self;

    public SlashCommands(Workspace workspace, BotPort bot, AppManifest app, URI self) {
        this.workspace = workspace;
        this.bot = bot;
        this.app = app;
        this.replies = new BotReplies(workspace);
        this.self = self;
    }

    /**
     * Runs what was typed; returns when the bot has answered or Slack's patience is over.
     *
     * @param typed the whole line, with the slash
     * @return Slack's name for what went wrong, or an empty string
     */
    public String run(Person who, String channel, String typed) {
        int space = typed.indexOf(' ');
        String command = space < 0 ? typed : typed.substring(0, space);
        String text = space < 0 ? "" : typed.substring(space + 1).strip();
        ReplyTarget target = new ReplyTarget(who.id(), channel, "", "", typed);
        if (!app.commands().contains(command)) {
            replies.slackbot(target, "`" + TypedText.message(command) + "` is not a valid command.");
            return "unknown_command";
        }
        String secret = workspace.responseUrls().create(target);
        Map<String, String> fields = fields(who, channel, command, TypedText.command(text));
        fields.put("response_url", Links.response(self, secret));
        fields.put("trigger_id", workspace.triggers().issue(who.id()));
        Delivery delivery = bot.command(fields);
        return delivery.error().isEmpty() ? show(target, secret, delivery) : fail(target, command, delivery.error());
    }

    private Map<String, String> fields(Person who, String channel, String command, String text) {
        String name = workspace
                .channels()
                .find(channel)
                .map(found -> found.path("name").asText("directmessage"))
                .orElseThrow(() -> new SlackError("channel_not_found"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "local-verification-token");
        fields.put("team_id", Who.TEAM);
        fields.put("team_domain", Who.TEAM_DOMAIN);
        fields.put("channel_id", channel);
        fields.put("channel_name", name);
        fields.put("user_id", who.id());
        fields.put("user_name", who.name());
        fields.put("command", command);
        fields.put("text", text);
        fields.put("api_app_id", Who.APP);
        fields.put("is_enterprise_install", "false");
        return fields;
    }

    private String show(ReplyTarget target, String secret, Delivery delivery) {
        String answer = delivery.text();
        if (answer.isBlank()) {
            return "";
        }
        ObjectNode reply =
                Json.parseObject(answer).orElseGet(() -> Json.object().put("text", answer));
        try {
            String ts = replies.show(target, reply);
            workspace.responseUrls().answered(secret, target, ts);
            return "";
        } catch (SlackError refused) {
            return fail(target, target.command(), String.valueOf(refused.getMessage()));
        }
    }

    private String fail(ReplyTarget target, String command, String error) {
        replies.slackbot(target, TypedText.message(command) + " failed with the error \"" + error + "\"");
        return error;
    }
}
