package dev.casebook.agent.http;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What one call came to. */
public sealed interface Attempt<T> {

    /** It was answered. */
    record Answered<T>(T answer) implements Attempt<T> {}

    /** It did not get through; another attempt may. */
    record Lost<T>(String what, Optional<Duration> retryAfter) implements Attempt<T> {

        /** Lost, and the other side said nothing about when to come back. */
        public Lost(String what) {
            this(what, Optional.empty());
        }
    }

    /** The agent refused, broke, or answered something that cannot be read. */
    record Refused<T>(CasebookException.Permanent why) implements Attempt<T> {}

    /** What a call without a complete answer came to. */
    static <T> Attempt<T> failed(String who, TransportException e) {
        return e.kind().passing() ? new Lost<>(e.kind().words()) : new Refused<>(Problems.unusable(who, e));
    }

    /** Lost, where the status says that the same call may be answered later; empty for any other status. */
    static <T> Optional<Attempt<T>> lost(HttpCalls.Response response, InstantSource clock) {
        int status = response.status();
        boolean passing = status == 429 || (status >= 502 && status <= 504);
        return passing
                ? Optional.of(new Lost<>("it answered " + status, RetryAfter.of(response, clock)))
                : Optional.empty();
    }
}
