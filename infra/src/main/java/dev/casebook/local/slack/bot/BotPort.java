package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A way to the bot: signed HTTP requests or a WebSocket. Each call waits as long as Slack does. Safe for several threads. */
public interface BotPort {

    /** A slash command with Slack's fields. */
    Delivery command(Map<String, String> fields);

    /** A click, a shortcut, a submitted or closed view. */
    Delivery interaction(ObjectNode payload);

    /** An {@code event_callback}. */
    Delivery event(ObjectNode callback, Again again);
}
