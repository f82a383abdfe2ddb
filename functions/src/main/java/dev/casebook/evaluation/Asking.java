package dev.casebook.evaluation;

/**
 * What one evaluation by a judge should come to when its votes agree.
 *
 * @param calls at the least: as many as decide
 * @param costDollars by the configured prices, in US dollars
 */
public record Asking(int calls, long inputTokens, long outputTokens, double costDollars) {}
