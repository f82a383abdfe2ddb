package dev.casebook.trace.file;

import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;

/** One run of a file; its trace is made when it is asked for, so that a file of many runs is read for one of them. */
@FunctionalInterface
public interface RecordedRun {

    /** The run's trace, under the reference given. */
    Trace trace(TraceRef ref);
}
