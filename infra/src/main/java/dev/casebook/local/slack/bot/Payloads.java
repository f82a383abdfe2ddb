package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;

/** The parts interaction payloads share (docs.slack.dev, reference/interaction-payloads). */
final class Payloads {

    private Payloads() {}

    /** Who did it, in which team, for which app, with a fresh trigger. */
    static ObjectNode start(Workspace workspace, Person who, String type) {
        ObjectNode payload = Json.object().put("type", type);
        payload.putObject("team").put("id", Who.TEAM).put("domain", Who.TEAM_DOMAIN);
        payload.putObject("user")
                .put("id", who.id())
                .put("username", who.name())
                .put("name", who.name())
                .put("team_id", Who.TEAM);
        payload.put("api_app_id", Who.APP)
                .put("token", "local-verification-token")
                .put("trigger_id", workspace.triggers().issue(who.id()))
                .putNull("enterprise")
                .put("is_enterprise_install", false);
        return payload;
    }

    static void channel(Workspace workspace, ObjectNode payload, String id) {
        String name = workspace
                .channels()
                .find(id)
                .map(channel -> channel.path("name").asText("directmessage"))
                .orElse("");
        payload.putObject("channel").put("id", id).put("name", name);
    }
}
