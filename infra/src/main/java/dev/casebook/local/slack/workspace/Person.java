package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;

/**
 * A member of the workspace.
 *
 * @param id Slack's id, {@code U…}
 * @param name what others type after an at sign
 * @param shownName what stands over their messages
 * @param title what they do
 * @param direct their direct messages with the bot, {@code D…}; empty for the bot itself
 * @param kind what they may do in the workspace
 */
public record Person(String id, String name, String shownName, String title, String direct, Kind kind) {

    /** What Slack knows about the rights of a member. */
    public enum Kind {
        ADMIN,
        MEMBER,
        GUEST,
        BOT
    }

    /** As Slack describes users (docs.slack.dev, reference/objects/user-object). */
    public ObjectNode user() {
        boolean bot = kind == Kind.BOT;
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", Who.TEAM)
                .put("name", name)
                .put("real_name", shownName)
                .put("deleted", false)
                .put("tz", "Etc/UTC")
                .put("tz_label", "Coordinated Universal Time")
                .put("tz_offset", 0)
                .put("is_admin", kind == Kind.ADMIN)
                .put("is_owner", false)
                .put("is_bot", bot)
                .put("is_app_user", false)
                .put("is_restricted", kind == Kind.GUEST)
                .put("is_ultra_restricted", false);
        ObjectNode profile = user.putObject("profile")
                .put("real_name", shownName)
                .put("display_name", name)
                .put("title", title)
                .put("team", Who.TEAM);
        if (bot) {
            profile.put("bot_id", Who.BOT).put("api_app_id", Who.APP);
        }
        return user;
    }
}
