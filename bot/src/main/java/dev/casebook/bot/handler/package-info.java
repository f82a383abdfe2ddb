/**
 * Entry points of the bot: Slack's requests become jobs, replies become messages.
 *
 * <p>{@link dev.casebook.bot.handler.SlackFunction} verifies, parses, enqueues and answers inside three seconds;
 * {@link dev.casebook.bot.handler.BotFunction} renders the newest state and shows it, through
 * {@link dev.casebook.bot.handler.DeliverReply}. What they are made of comes in as {@link dev.casebook.bot.handler.FrontParts} and
 * {@link dev.casebook.bot.handler.BotParts}, on AWS from {@link dev.casebook.bot.handler.Wiring}.
 */
@NullMarked
package dev.casebook.bot.handler;

import org.jspecify.annotations.NullMarked;
