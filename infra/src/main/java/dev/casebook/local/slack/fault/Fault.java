package dev.casebook.local.slack.fault;

import java.time.Duration;
import java.util.Set;

/** A way in which a call of the Web API goes wrong. */
public sealed interface Fault {

    /** HTTP 429; nothing is done. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** {@code {"ok":false}} with this error; nothing is done. */
    record Refused(String error) implements Fault {}

    /** An HTTP status of a broken server; nothing is done. */
    record Broken(int status) implements Fault {}

    /** It is done, but the answer comes only after a while. */
    record Late(Duration delay) implements Fault {}

    /** It is done, and the connection ends without an answer. */
    record Lost() implements Fault {}

    /** {@code invalid_blocks} for a message that has one of these block types, as where a roll-out has not arrived. */
    record RefusedBlocks(Set<String> types) implements Fault {
        public RefusedBlocks {
            types = Set.copyOf(types);
        }
    }
}
