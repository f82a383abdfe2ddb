/**
 * The local Slack of the one-machine mode: a server that speaks Slack's Web API for the methods a bot uses, sends commands,
 * clicks and events to the bot as signed requests, and shows the channel on a web page. Main types:
 * {@link dev.casebook.local.slack.LocalSlack} and {@link dev.casebook.local.slack.LocalSlackSettings}. It must not know
 * Casebook: the bot talks to it as to Slack.
 */
@NullMarked
package dev.casebook.local.slack;

import org.jspecify.annotations.NullMarked;
