/**
 * One storage port and the stores written once over it.
 *
 * <p>{@link dev.casebook.store.ItemTable} is all that a backend has to offer; the stores here map the domain records to
 * items and back, lay out the keys, and keep index items in the same transaction. Blobs and secrets are ports of their own.
 * Knows the domain records, never a cloud or a driver.
 */
@NullMarked
package dev.casebook.store;

import org.jspecify.annotations.NullMarked;
