package dev.casebook.local.slack.api;

/**
 * The tokens that may do something.
 *
 * @param bot {@code xoxb-…}, for everything but Socket Mode
 * @param app {@code xapp-…}, for Socket Mode; empty where there is none
 */
public record Tokens(String bot, String app) {

    boolean isApp(String token) {
        return !app.isEmpty() && app.equals(token);
    }

    @Override
    public String toString() {
        return "Tokens[]";
    }
}
