package dev.casebook.trace.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.Optional;

/** One way in which a recorded run is written as JSON. Pure and safe for several threads. */
@FunctionalInterface
public interface TraceFormat {

    /**
     * The run.
     *
     * @param at when it was recorded, where the format itself carries no times
     * @return empty when the value is written in another format
     * @throws dev.casebook.CasebookException.Permanent when it is this format and yet holds no run
     */
    Optional<Trace> read(TraceRef ref, JsonNode value, Instant at);
}
