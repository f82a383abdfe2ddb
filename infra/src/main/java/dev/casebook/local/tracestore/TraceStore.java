package dev.casebook.local.tracestore;

import com.sun.net.httpserver.HttpHandler;
import java.nio.file.Path;

/**
 * The one-machine trace store. Mount {@link #otlp()} at {@code /otlp}, {@link #tempo()} at {@code /tempo} and
 * {@link #page()} at {@code /traces}: senders use {@code /otlp/v1/traces}, trace sources use {@code /tempo} as the base
 * address of a Tempo, and people open {@code /traces/} and the id. Safe for several threads.
 */
public final class TraceStore implements AutoCloseable {

    private static final int USUAL_TRACES = 20_000;

    private final SpanDatabase database;

    /** Opens or creates the file; keeps the newest 20,000 traces. */
    public TraceStore(Path sqliteFile) {
        this(sqliteFile, USUAL_TRACES);
    }

    /**
     * Opens or creates the file.
     *
     * @param maxTraces how many traces are kept; above that, those that came first are deleted
     */
    public TraceStore(Path sqliteFile, int maxTraces) {
        this.database = new SpanDatabase(sqliteFile, maxTraces);
    }

    /** Receives spans. */
    public HttpHandler otlp() {
        return new OtlpReceiver(database);
    }

    /** Answers as Tempo does. */
    public HttpHandler tempo() {
        return new TempoApi(database);
    }

    /** Shows one trace to people. */
    public HttpHandler page() {
        return new TracePage(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
