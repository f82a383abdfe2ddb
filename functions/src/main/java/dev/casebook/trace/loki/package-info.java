/**
 * Log lines of Grafana Loki → a snapshot around a trace, a session or a moment → a {@link dev.casebook.trace.Trace}, where no
 * tracer recorded one.
 *
 * <p>{@link dev.casebook.trace.loki.LokiTraceSource} is the source; {@link dev.casebook.trace.loki.LogHints} tells what the log
 * says about a trace of another source. Requests go only to the configured base URL.
 */
@NullMarked
package dev.casebook.trace.loki;

import org.jspecify.annotations.NullMarked;
