package dev.casebook.local.clinic;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The agent's OpenTelemetry set-up: one tracer provider for each version and environment, because both are resource
 * attributes and one process serves them all. They share one batch processor and one exporter. Safe for several threads.
 */
final class AgentTelemetry implements AutoCloseable {

    static final String SERVICE = "clinic-scheduler";
    private static final long FLUSH_SECONDS = 10;

    private record Key(String version, String environment) {}

    private final Clock clock;
    private final SpanProcessor processor;
    private final Map<Key, SdkTracerProvider> providers = new ConcurrentHashMap<>();

    /**
     * Sends to one address.
     *
     * @param endpoint the full OTLP/HTTP address for traces, ending in {@code /v1/traces}
     */
    AgentTelemetry(URI endpoint, Duration delay, InstantSource clock) {
        this.clock = new SpanClock(clock);
        this.processor = BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint.toString())
                        .setTimeout(Duration.ofSeconds(FLUSH_SECONDS))
                        .setMeterProvider(MeterProvider.noop())
                        .build())
                .setMeterProvider(MeterProvider.noop())
                .setScheduleDelay(delay)
                .setMaxQueueSize(8192)
                .build();
    }

    Tracer tracer(String version, String environment) {
        return providers
                .computeIfAbsent(new Key(version, environment), this::provider)
                .get("dev.casebook.local.clinic");
    }

    private SdkTracerProvider provider(Key key) {
        Attributes attributes = Attributes.builder()
                .put(AttributeKey.stringKey("service.name"), SERVICE)
                .put(AttributeKey.stringKey("service.version"), key.version())
                .put(AttributeKey.stringKey("deployment.environment.name"), key.environment())
                .build();
        return SdkTracerProvider.builder()
                .setClock(clock)
                .setResource(Resource.getDefault().merge(Resource.create(attributes)))
                // Every run is kept, whatever the caller's sampling flag says: its answer names the trace.
                .setSampler(Sampler.alwaysOn())
                .addSpanProcessor(processor)
                .build();
    }

    /** Sends what has ended so far; returns when it arrived or after ten seconds. */
    void flush() {
        processor.forceFlush().join(FLUSH_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        processor.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
    }

    /** When a span begins is told by the agent's own clock; how long it takes is measured. */
    private record SpanClock(InstantSource wall) implements Clock {
        @Override
        public long now() {
            Instant now = wall.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }
}
