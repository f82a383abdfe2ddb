package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.util.Optional;

/** The two members of the workspace as Slack describes users. */
public final class People {

    private People() {}

    public static Optional<ObjectNode> find(String id) {
        return switch (id) {
            case Who.YOU -> Optional.of(user(id, Who.YOU_NAME, "You", false));
            case Who.BOT_USER -> Optional.of(user(id, Who.BOT_NAME, "Casebook", true));
            default -> Optional.empty();
        };
    }

    private static ObjectNode user(String id, String name, String realName, boolean bot) {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", Who.TEAM)
                .put("name", name)
                .put("real_name", realName)
                .put("deleted", false)
                .put("tz", "Etc/UTC")
                .put("tz_label", "Coordinated Universal Time")
                .put("tz_offset", 0)
                .put("is_admin", !bot)
                .put("is_owner", !bot)
                .put("is_bot", bot)
                .put("is_app_user", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false);
        ObjectNode profile = user.putObject("profile")
                .put("real_name", realName)
                .put("display_name", name)
                .put("team", Who.TEAM);
        if (bot) {
            profile.put("bot_id", Who.BOT).put("api_app_id", Who.APP);
        }
        return user;
    }
}
