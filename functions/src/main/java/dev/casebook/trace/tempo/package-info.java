/**
 * The client of Grafana Tempo's HTTP API: by id and by TraceQL search.
 *
 * <p>Turns Tempo's protobuf or JSON into spans for the {@code otel} package. Requests go only to the configured base URL.
 */
@NullMarked
package dev.casebook.trace.tempo;

import org.jspecify.annotations.NullMarked;
