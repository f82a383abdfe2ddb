/**
 * Spans, in whatever convention an agent was instrumented with, turned into a {@link dev.casebook.trace.Trace}.
 *
 * <p>{@link dev.casebook.trace.otel.SpanReader} reads OTLP JSON into {@link dev.casebook.trace.otel.Span}s;
 * {@link dev.casebook.trace.otel.TraceAssembler} makes the trace. Each convention is one class behind {@code Convention}.
 * Knows attributes and messages, not where the spans came from.
 */
@NullMarked
package dev.casebook.trace.otel;

import org.jspecify.annotations.NullMarked;
