/**
 * Slack's Web API, the methods a bot uses: form, JSON and multipart requests become calls on the workspace and answers in
 * Slack's shape, errors with Slack's names. Main type: {@link dev.casebook.local.slack.api.WebApi}. Knows no page and
 * never calls the bot.
 */
@NullMarked
package dev.casebook.local.slack.api;

import org.jspecify.annotations.NullMarked;
