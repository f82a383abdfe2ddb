/**
 * Recorded runs of an agent, replayed as if the agent ran: a file in the format of tau-bench's historical trajectories becomes
 * cases of a dataset and an agent that answers each with its recording.
 *
 * <p>{@link dev.casebook.local.trajectories.Trajectories} reads the file, {@link
 * dev.casebook.local.trajectories.RecordedAgent} answers over HTTP in the agent protocol. Knows nothing of experiments and diffs.
 */
@NullMarked
package dev.casebook.local.trajectories;

import org.jspecify.annotations.NullMarked;
