/**
 * What the local Slack sends to the bot: what a person types, presses, submits or reacts with becomes a signed HTTP
 * request, and the answer becomes a message, a dialog or an error people can read. Main types:
 * {@link dev.casebook.local.slack.bot.SlashCommands}, {@link dev.casebook.local.slack.bot.Interactions},
 * {@link dev.casebook.local.slack.bot.Events}, {@link dev.casebook.local.slack.bot.Hooks}. Knows no page.
 */
@NullMarked
package dev.casebook.local.slack.bot;

import org.jspecify.annotations.NullMarked;
