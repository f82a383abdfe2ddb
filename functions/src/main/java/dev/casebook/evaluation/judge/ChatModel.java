package dev.casebook.evaluation.judge;

import java.time.Duration;
import java.util.Optional;

/** Asks a model once and tries nothing again. Never throws for what the other side does; safe for several threads. */
public interface ChatModel {

    Reply ask(Request request, Duration timeout);

    /**
     * What is asked.
     *
     * @param system the judge's instructions
     * @param user the material, as data
     * @param seed another one for each vote
     */
    record Request(String system, String user, int seed) {
        /** The most tokens that an answer may have; a verdict takes about a hundred. */
        static final int MOST_OUTPUT_TOKENS = 1_024;

        @Override
        public String toString() {
            return "Request[" + (system.length() + user.length()) + " characters]";
        }
    }

    /** Tokens as the server counted them. */
    record Usage(long inputTokens, long outputTokens) {}

    /** What came of it. */
    sealed interface Reply {}

    /** The model answered. */
    record Said(String content, Optional<String> model, Optional<Usage> usage) implements Reply {
        @Override
        public String toString() {
            return "Said[" + content.length() + " characters]";
        }
    }

    /** It answered without a verdict: refused, filtered, or cut off. */
    record Withheld(String reason, Optional<Usage> usage) implements Reply {}

    /**
     * The call did not get through; another one may.
     *
     * @param perhapsPaid whether the model may have worked for it
     */
    record Lost(String reason, Optional<Duration> retryAfter, boolean perhapsPaid) implements Reply {}

    /** The server refuses such calls; another one will not help. */
    record Refused(String reason) implements Reply {}
}
