/**
 * A question about an answer to the outcome that a pinned model gives it by a majority of votes.
 *
 * <p>{@link dev.casebook.evaluation.judge.Judges} are the configured ones; each opinion asks a
 * {@link dev.casebook.evaluation.judge.ChatModel} with a versioned prompt, within a
 * {@link dev.casebook.evaluation.judge.Budget}. What the model says counts only in the verdict's exact shape and with a passage
 * that stands in the answer. Must not know where budgets are kept, and never sees what is not redacted.
 */
@NullMarked
package dev.casebook.evaluation.judge;

import org.jspecify.annotations.NullMarked;
