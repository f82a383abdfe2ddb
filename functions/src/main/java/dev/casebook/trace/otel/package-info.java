/**
 * Span conventions (OpenTelemetry GenAI and its relatives) turned into a {@link dev.casebook.trace.Trace}.
 *
 * <p>Knows attributes and messages, not where the spans came from.
 */
@NullMarked
package dev.casebook.trace.otel;

import org.jspecify.annotations.NullMarked;
