package dev.casebook.local.slack.api;

import dev.casebook.local.slack.bot.Pause;
import dev.casebook.local.slack.fault.Faults;

/**
 * What goes wrong with calls.
 *
 * @param pause how the time passes that an answer is late
 */
public record Trouble(Faults faults, Pause pause) {}
