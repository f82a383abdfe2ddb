/**
 * Domain records turned into Slack messages: one pure renderer a message, limits and escaping each in one place.
 *
 * <p>{@link dev.casebook.bot.message.Page} builds a {@link dev.casebook.bot.message.SlackMessage} of
 * {@link dev.casebook.bot.message.Block}s; texts from traces go only into elements that Slack does not interpret.
 * {@link dev.casebook.bot.message.BlockLimits} cuts what is too long, {@link dev.casebook.bot.message.Wire} writes the JSON.
 * Knows no Slack call, no storage and no environment.
 */
@NullMarked
package dev.casebook.bot.message;

import org.jspecify.annotations.NullMarked;
