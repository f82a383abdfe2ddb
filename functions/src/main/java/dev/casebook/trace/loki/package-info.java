/**
 * Log lines of Grafana Loki → a {@link dev.casebook.trace.loki.LogSnapshot} around a trace, a session or a moment → a
 * {@link dev.casebook.trace.Trace}, where no tracer recorded one.
 *
 * <p>{@link dev.casebook.trace.loki.LokiTraceSource} is the source, {@link dev.casebook.trace.loki.LogHints} tells what the log
 * says around a trace of another source, {@link dev.casebook.trace.loki.LokiSignals} writes Casebook's own signals. Requests go
 * only to the configured base URL.
 */
@NullMarked
package dev.casebook.trace.loki;

import org.jspecify.annotations.NullMarked;
