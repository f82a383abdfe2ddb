/**
 * One-machine mode: the Lambda handlers themselves in one JVM, fed with the events that AWS would send.
 *
 * <p>{@link dev.casebook.local.house.Engine} is the product on SQLite: table, blobs, queues, handlers and the tick.
 * {@link dev.casebook.local.house.House} adds the HTTP routes, the local Slack, the sample agent and its trace store.
 */
@NullMarked
package dev.casebook.local.house;

import org.jspecify.annotations.NullMarked;
