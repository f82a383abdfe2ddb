/**
 * Experiments: an agent version over the cases of a dataset version, evaluated row by row.
 *
 * <p>{@link dev.casebook.evaluation.StartExperiment} plans, {@link dev.casebook.evaluation.RunLane} runs one lane's share,
 * {@link dev.casebook.evaluation.FinishExperiment} decides on confirmation and completes. A result is stored once under
 * (experiment, case, trial) and never changes. Knows no chat and no storage library.
 */
@NullMarked
package dev.casebook.evaluation;

import org.jspecify.annotations.NullMarked;
