/**
 * Cases that are of no use any more: once a quarter a dataset's agent channel is asked which of them to retire.
 *
 * <p>{@link dev.casebook.pruning.SendPrunings} (the tick) finds the quarters that began, {@link dev.casebook.pruning.FindUnused}
 * reads the stored rows, {@link dev.casebook.pruning.ProposePruning} keeps and tells what it found as a
 * {@link dev.casebook.pruning.Pruning}, and {@link dev.casebook.pruning.DecidePruning} notes what people made of it. Nothing is
 * retired without a person. Knows no configuration file, no storage and no chat.
 */
@NullMarked
package dev.casebook.pruning;

import org.jspecify.annotations.NullMarked;
