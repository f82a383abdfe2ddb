/**
 * The night shift: each dataset's whole suite against its baseline, once a night, told in the agent's channel.
 *
 * <p>{@link dev.casebook.nightly.SendNights} (the tick) finds the nights that are due by a
 * {@link dev.casebook.nightly.NightSchedule}, {@link dev.casebook.nightly.RunNight} starts one, and
 * {@link dev.casebook.nightly.SettleNights} says what came of it and keeps an incident for each case that broke. What is known
 * of a night is a {@link dev.casebook.nightly.Night} in the {@link dev.casebook.nightly.NightLog} (port). Knows no configuration
 * file, no storage and no chat.
 */
@NullMarked
package dev.casebook.nightly;

import org.jspecify.annotations.NullMarked;
