package dev.casebook;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure, typed by what the caller can do about it.
 *
 * <p>Messages are plain sentences for people: what happened and what to do. They never hold a secret, a prompt, an output
 * or a body, because they end up in logs and in chat.
 */
public abstract sealed class CasebookException extends RuntimeException {

    private CasebookException(String message, Throwable cause) {
        super(message, cause);
    }

    private CasebookException(String message) {
        super(message);
    }

    /** Throttled, timed out or busy: the same call may succeed later, so a queue should redeliver. */
    public static final class Retryable extends CasebookException {
        private final transient Optional<Duration> retryAfter;

        public Retryable(String message) {
            super(message);
            this.retryAfter = Optional.empty();
        }

        public Retryable(String message, Throwable cause) {
            super(message, cause);
            this.retryAfter = Optional.empty();
        }

        public Retryable(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = Optional.of(retryAfter);
        }

        /** How long the other side asked to be left alone, if it said. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** Malformed, unknown or refused: repeating the call cannot help; the sender is told. */
    public static final class Permanent extends CasebookException {
        public Permanent(String message) {
            super(message);
        }

        public Permanent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
