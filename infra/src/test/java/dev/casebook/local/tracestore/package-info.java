/** Tests of the trace store over real HTTP, with the real OpenTelemetry exporter as one of the senders. */
@NullMarked
package dev.casebook.local.tracestore;

import org.jspecify.annotations.NullMarked;
