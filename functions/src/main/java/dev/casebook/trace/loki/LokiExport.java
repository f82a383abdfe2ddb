package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.util.List;

/** An answer of Loki's {@code query_range} as somebody saved it, read as the log of one run. */
public final class LokiExport {
    private LokiExport() {}

    /** Whether the value looks like such an answer, of lines or of numbers. */
    public static boolean is(JsonNode value) {
        return !(LokiAnswer.of(value) instanceof LokiAnswer.Unknown);
    }

    /**
     * Makes the trace, with the usual names of labels.
     *
     * @throws CasebookException.Permanent when the answer holds no lines
     */
    public static Trace trace(TraceRef ref, JsonNode value) {
        LogSnapshot snapshot = LogSnapshot.of(
                LokiAnswer.of(value) instanceof LokiAnswer.Lines lines ? lines.lines() : List.of(), false);
        if (snapshot.lines().isEmpty()) {
            throw new CasebookException.Permanent(
                    "The file holds no log lines. An answer to a query for numbers, such as a rate, is no trace.");
        }
        return LogTrace.of(ref, snapshot, LokiSettings.Names.USUAL);
    }
}
