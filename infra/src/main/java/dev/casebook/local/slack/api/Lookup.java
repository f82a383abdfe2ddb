package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.workspace.Timestamps;
import dev.casebook.local.slack.workspace.Workspace;

/** Finds what arguments name, or refuses with Slack's error for it. */
final class Lookup {

    private final Workspace workspace;

    Lookup(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The conversation the argument {@code channel} names. */
    ObjectNode channel(Arguments arguments) {
        return workspace
                .channels()
                .find(arguments.required("channel", "channel_not_found"))
                .orElseThrow(() -> new SlackError("channel_not_found"));
    }

    String channelId(Arguments arguments) {
        return channel(arguments).path("id").asText();
    }

    /** A message everybody sees. */
    ObjectNode message(String channel, String ts) {
        if (workspace.messages().isEphemeral(channel, ts)) {
            throw new SlackError("message_not_found");
        }
        return workspace.messages().find(channel, ts).orElseThrow(() -> new SlackError("message_not_found"));
    }

    /** An optional bound of a range of messages. */
    static String bound(Arguments arguments, String name, String otherwise) {
        String given = arguments.text(name);
        return given.isEmpty()
                ? otherwise
                : Timestamps.bound(given).orElseThrow(() -> new SlackError("invalid_ts_" + name));
    }
}
