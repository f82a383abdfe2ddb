/**
 * The client of LangSmith's HTTP API: a trace by the id of any of its runs, and search.
 *
 * <p>{@link dev.casebook.trace.langsmith.LangSmithTraceSource} turns runs into spans for the {@code otel} package, so that one
 * reading makes the trace. Requests go only to the configured base URL, and, without credentials, to the object stores that
 * LangSmith keeps large values in.
 */
@NullMarked
package dev.casebook.trace.langsmith;

import org.jspecify.annotations.NullMarked;
