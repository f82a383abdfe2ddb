package dev.casebook.local.slack;

import dev.casebook.local.slack.bot.BotClient;
import dev.casebook.local.slack.bot.EventSender;
import dev.casebook.local.slack.bot.Pause;
import java.time.Duration;
import java.util.List;

/**
 * How long the local Slack waits for the bot, and when it sends an event again.
 *
 * @param answer the longest a bot may take
 * @param retries the pauses before each further try of an event
 * @param pause how they pass
 */
record Patience(Duration answer, List<Duration> retries, Pause pause) {

    /** Slack's own: three seconds; at once, one minute, five minutes. */
    static final Patience SLACKS = new Patience(BotClient.PATIENCE, EventSender.RETRIES, Pause.REAL);
}
