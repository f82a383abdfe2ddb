/**
 * Socket Mode: hands out addresses of a WebSocket on the loopback interface and turns what the bot is to hear into
 * envelopes there, and acknowledgements into answers. Main types: {@link dev.casebook.local.slack.socket.SocketMode} and
 * {@link dev.casebook.local.slack.socket.BotRoute}. Knows neither messages nor the page.
 */
@NullMarked
package dev.casebook.local.slack.socket;

import org.jspecify.annotations.NullMarked;
