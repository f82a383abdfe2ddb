package dev.casebook.local.slack;

import dev.casebook.local.slack.bot.BotClient;
import dev.casebook.local.slack.bot.Events;
import java.time.Duration;
import java.util.List;

/**
 * How long the local Slack waits for the bot, and when it sends an event again.
 *
 * @param answer the longest a bot may take
 * @param retries the pauses before each further try of an event
 */
record Patience(Duration answer, List<Duration> retries) {

    /** Slack's own: three seconds; at once, one minute, five minutes. */
    static final Patience SLACKS = new Patience(BotClient.PATIENCE, Events.RETRIES);
}
