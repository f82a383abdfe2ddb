package dev.casebook.local.slack.bot;

/**
 * Which try of an event this is.
 *
 * @param number 0 for the first, then 1, 2, 3
 * @param reason why the try before did not do, such as {@code http_timeout}; empty for the first
 */
public record Again(int number, String reason) {

    public static final Again FIRST = new Again(0, "");
}
