/**
 * The messages on the queues: jobs for the functions, replies for the bot, and the ports that carry them.
 *
 * <p>Messages are versioned JSON of the sealed types here and hold ids and short texts, never traces. Knows nothing of the
 * rooms that handle them.
 */
@NullMarked
package dev.casebook.work;

import org.jspecify.annotations.NullMarked;
