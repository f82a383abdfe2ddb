/**
 * The wire to and from Slack: requests are authenticated, messages are posted so that each is visible once.
 *
 * <p>{@link dev.casebook.bot.slack.SlackSignature} decides whether a request is Slack's;
 * {@link dev.casebook.bot.slack.Chat} is what the bot needs of the Web API, {@link dev.casebook.bot.slack.SlackChat} does it
 * with Slack's client; {@link dev.casebook.bot.slack.MessageMap} remembers which message shows what. The only package that
 * imports Slack's library. Knows no command and no domain record.
 */
@NullMarked
package dev.casebook.bot.slack;

import org.jspecify.annotations.NullMarked;
