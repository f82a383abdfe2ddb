package dev.casebook.evaluation;

import java.time.Instant;

/**
 * One lane of an experiment: whose turn it is, and until when.
 *
 * @param number from 0
 * @param epoch one more each time the lane is handed on; a message of another epoch is dropped
 * @param leasedUntil while this lies ahead, a worker has the lane
 * @param results how many results its share of the present state had when this was written
 * @param over true when its share of the present state has all of its results
 */
public record Lane(String experiment, int number, long epoch, Instant leasedUntil, int results, boolean over) {}
