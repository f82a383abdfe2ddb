package dev.casebook.bot.message;

import dev.casebook.trace.TraceRef;
import java.net.URI;
import java.util.Optional;

/** Addresses that people open: built from configured base URLs, never taken from a trace. */
@FunctionalInterface
public interface Links {

    /** Where a person sees the trace; empty when no page is configured for its source. */
    Optional<URI> trace(TraceRef ref);

    static Links none() {
        return ref -> Optional.empty();
    }
}
