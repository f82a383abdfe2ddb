/**
 * The trace store of one-machine mode: takes spans by OTLP/HTTP, keeps them in one SQLite file and answers the parts of
 * Grafana Tempo's HTTP API that a trace source needs, with Tempo's shapes and status codes. It also draws a page of one
 * raw trace.
 *
 * <p>{@code TraceStore} is the entry; {@code SpanDatabase} keeps pushes, {@code TraceQl} reads queries, {@code TempoJson}
 * and {@code OtlpJson} are the two JSON dialects, {@code TracePage} is the page. It knows nothing of agents or cases, and
 * it does not redact: like any trace backend it shows what was sent.
 */
@NullMarked
package dev.casebook.local.tracestore;

import org.jspecify.annotations.NullMarked;
