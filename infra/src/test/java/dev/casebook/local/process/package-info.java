/**
 * The whole program, run as people run it: processes that are started, talked to over loopback, killed and started again.
 *
 * <p>{@link dev.casebook.local.process.Program} is one such process, {@link dev.casebook.local.process.Channel} what can be seen of
 * it from outside. Nothing here reaches into the program, except to read its data file.
 */
@NullMarked
package dev.casebook.local.process;

import org.jspecify.annotations.NullMarked;
