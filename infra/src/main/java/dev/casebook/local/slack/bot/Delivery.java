package dev.casebook.local.slack.bot;

/** How a request to the bot ended. */
public sealed interface Delivery {

    /** The bot answered in time. */
    record Answered(int status, String contentType, boolean noRetry, String body) implements Delivery {
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length() + " characters]";
        }
    }

    /** The bot took longer than Slack waits. */
    record TimedOut() implements Delivery {}

    /** Nobody answered at the address. */
    record Unreachable() implements Delivery {}

    /** Slack's name for what went wrong with a command or a click; empty when nothing did. */
    default String error() {
        return switch (this) {
            case Answered answered -> answered.ok() ? "" : "dispatch_failed";
            case TimedOut timedOut -> "operation_timeout";
            case Unreachable unreachable -> "dispatch_failed";
        };
    }

    /** The body of a good answer, or an empty string. */
    default String text() {
        return this instanceof Answered answered && answered.ok() ? answered.body() : "";
    }
}
