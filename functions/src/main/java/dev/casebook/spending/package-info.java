/**
 * What keeps paid work within bounds besides the judges' budgets: one switch that stops all of it
 * ({@link dev.casebook.spending.PaidWork}), and how often people and channels may ask for it
 * ({@link dev.casebook.spending.RunAllowance}). Paid work is what calls an agent or a model: runs, replays, judges; and harvests,
 * which bring such work about. Knows no store and no chat.
 */
@NullMarked
package dev.casebook.spending;

import org.jspecify.annotations.NullMarked;
