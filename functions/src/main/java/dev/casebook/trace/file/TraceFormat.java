package dev.casebook.trace.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** One way in which recorded runs are written as JSON. Pure and safe for several threads. */
@FunctionalInterface
public interface TraceFormat {

    /**
     * The runs, in the order in which they stand.
     *
     * @param at when they were recorded, where the format itself carries no times
     * @return empty when the value is written in another format
     * @throws dev.casebook.CasebookException.Permanent when it is this format and yet holds no run
     */
    List<RecordedRun> runs(JsonNode value, Instant at);
}
