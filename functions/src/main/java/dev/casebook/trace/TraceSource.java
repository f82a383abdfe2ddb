package dev.casebook.trace;

import java.util.List;
import java.util.Optional;

/**
 * A place that keeps traces. Requests go to the configured base URL only.
 *
 * <p>Safe for several threads. Throttling, time-outs and 5xx throw {@link dev.casebook.CasebookException.Retryable}; refused
 * credentials, malformed answers and over-size traces {@link dev.casebook.CasebookException.Permanent}. The message names the
 * source and what it answered.
 */
public interface TraceSource {

    /** The trace, or empty when the source says that it has none. */
    Optional<Trace> fetch(TraceRef ref);

    /**
     * Matching traces, newest first; for {@link TraceQuery.Symptom#SLOW} the slowest first.
     *
     * @throws dev.casebook.CasebookException.Permanent also when this source cannot be asked for one of the criteria; names it
     */
    List<TraceSummary> search(TraceQuery query);
}
