/**
 * What goes wrong on purpose: turns a method's name into the way its next calls fail, so that tests see how a bot takes rate
 * limits, refusals, broken servers and lost answers. Main types: {@link dev.casebook.local.slack.fault.Fault} and
 * {@link dev.casebook.local.slack.fault.Faults}. Knows neither HTTP nor messages.
 */
@NullMarked
package dev.casebook.local.slack.fault;

import org.jspecify.annotations.NullMarked;
