package dev.casebook.local.slack.workspace;

/**
 * Which messages of a channel are asked for.
 *
 * @param oldest lower bound, a {@code ts}
 * @param latest upper bound, a {@code ts}
 * @param inclusive whether messages exactly at the bounds count
 * @param after where the page before ended, a {@code ts}; empty for the first page
 * @param limit how many at most, 1 to 1000
 */
public record Slice(String oldest, String latest, boolean inclusive, String after, int limit) {

    /** Later than every message. */
    public static final String END = "9999999999.999999";

    /** Earlier than every message. */
    public static final String START = "0000000000.000000";

    /** The first page of everything. */
    public static Slice first(int limit) {
        return new Slice(START, END, true, "", limit);
    }
}
