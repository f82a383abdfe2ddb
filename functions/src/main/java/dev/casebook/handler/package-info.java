/**
 * Lambda entry points: an event becomes a use-case call and back.
 *
 * <p>{@link dev.casebook.handler.Wiring} is the composition root, {@link dev.casebook.handler.Settings} the one list of
 * environment variables. One-machine mode feeds the same entry points with the same events.
 */
@NullMarked
package dev.casebook.handler;

import org.jspecify.annotations.NullMarked;
