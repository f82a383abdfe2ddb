/**
 * Situations from real life, told end to end: the program with its local Slack, and what people there read and do.
 *
 * <p>{@code Clinic} is the world around Casebook (patients, monitoring, night), {@code Person} somebody in Slack, {@code Seen} a
 * message and {@code Form} a dialog as that person sees them. Knows Casebook only from outside.
 */
@NullMarked
package dev.casebook.local.situation;

import org.jspecify.annotations.NullMarked;
