/**
 * What may stand in a message or a view: turns the JSON a bot sends into checked content, or into the error Slack would
 * answer. Main types: {@link dev.casebook.local.slack.content.MessageContent},
 * {@link dev.casebook.local.slack.content.ViewContent}, {@link dev.casebook.local.slack.content.BlockCheck} and, for the
 * terminal, {@link dev.casebook.local.slack.content.PlainText}. Knows no HTTP, no storage and no clock.
 */
@NullMarked
package dev.casebook.local.slack.content;

import org.jspecify.annotations.NullMarked;
