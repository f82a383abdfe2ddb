/**
 * Saved queries, run when they are due: what they find becomes draft cases, so that a dataset grows without anyone typing.
 *
 * <p>{@link dev.casebook.harvest.SendHarvests} sends a job for each {@link dev.casebook.harvest.SavedQuery} that is due,
 * {@link dev.casebook.harvest.RunHarvest} does it, {@link dev.casebook.harvest.HarvestLog} (port) remembers what was done. Knows
 * no configuration file, no storage and no chat.
 */
@NullMarked
package dev.casebook.harvest;

import org.jspecify.annotations.NullMarked;
