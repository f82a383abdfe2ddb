/**
 * Turns counts and scores of two paired runs into statements that say how sure they are: intervals, exact p values, what
 * a comparison could not have seen, and how much chance alone would show.
 *
 * <p>Main types: {@link dev.casebook.statistics.PairedCounts} (pass or fail), {@link
 * dev.casebook.statistics.PairedScores} (graded), {@link dev.casebook.statistics.Interval} (every answer with an
 * uncertainty), {@link dev.casebook.statistics.ConfirmationPlan} (how often to repeat a failure before it blocks).
 * Everything is pure and immutable; equal arguments give equal results, the bootstrap included. A bad argument is an
 * {@link IllegalArgumentException} with a plain sentence. Knows nothing of cases, experiments or any other room.
 */
@NullMarked
package dev.casebook.statistics;

import org.jspecify.annotations.NullMarked;
