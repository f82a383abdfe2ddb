/**
 * Two experiments compared, case by case and in the aggregate: a pure function of their rows.
 *
 * <p>{@link dev.casebook.diff.Differ} says what changed, how sure it is, and what it could not have seen;
 * {@code FinishExperiment} gathers the rows, has flips confirmed and writes the report. Knows experiments and
 * statistics, no chat and no storage library.
 */
@NullMarked
package dev.casebook.diff;

import org.jspecify.annotations.NullMarked;
