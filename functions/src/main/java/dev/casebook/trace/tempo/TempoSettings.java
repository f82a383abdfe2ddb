package dev.casebook.trace.tempo;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.http.SourceAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a Tempo is and how patient to be with it.
 *
 * @param name the source's name as people see it and as references carry it; usually {@code tempo}
 * @param base http or https, with a path where Tempo is behind one (a Grafana data-source proxy)
 * @param tenant value of {@code X-Scope-OrgID}
 * @param authorization gives the value of the {@code Authorization} header, asked for each request so that a rotated
 *     credential is picked up
 * @param requestTimeout for one request, until the last byte of its answer
 * @param settleWithin how long to wait, over several reads, until a trace that is still arriving stops to grow
 * @param betweenReads the pause between those reads
 * @param maxBytes an answer larger than this is refused
 */
public record TempoSettings(
        String name,
        URI base,
        Optional<String> tenant,
        Optional<Supplier<String>> authorization,
        Duration requestTimeout,
        Duration settleWithin,
        Duration betweenReads,
        long maxBytes) {
    private static final Map<Integer, String> ADVICE = Map.of(
            401, "Its credentials or its tenant are missing or wrong; check the source's settings.",
            403, "Its credentials do not allow reading traces; check the source's settings.",
            422, "The trace is larger than it may return; raise max_bytes_per_trace there, or take a smaller trace.");

    public TempoSettings {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(authorization, "authorization is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(settleWithin, "settleWithin is null");
        requireNonNull(betweenReads, "betweenReads is null");
    }

    /** Where it is, as the client needs to know it. */
    SourceAddress address() {
        Map<String, Supplier<String>> headers = new HashMap<>();
        tenant.ifPresent(id -> headers.put("X-Scope-OrgID", () -> id));
        authorization.ifPresent(value -> headers.put("Authorization", value));
        return new SourceAddress(name, base, headers, new SourceAddress.Limits(requestTimeout, maxBytes), ADVICE);
    }

    /** A Tempo without tenant and credentials: 15 s per request, 10 s to settle with reads 1 s apart, answers up to 50 MB. */
    public static TempoSettings open(String name, URI base) {
        return new TempoSettings(
                name,
                base,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                50_000_000);
    }

    public TempoSettings withTenant(String id) {
        return new TempoSettings(
                name, base, Optional.of(id), authorization, requestTimeout, settleWithin, betweenReads, maxBytes);
    }

    public TempoSettings withAuthorization(Supplier<String> header) {
        return new TempoSettings(
                name, base, tenant, Optional.of(header), requestTimeout, settleWithin, betweenReads, maxBytes);
    }

    public TempoSettings withTimes(Duration request, Duration settle, Duration between) {
        return new TempoSettings(name, base, tenant, authorization, request, settle, between, maxBytes);
    }

    public TempoSettings withMaxBytes(long bytes) {
        return new TempoSettings(name, base, tenant, authorization, requestTimeout, settleWithin, betweenReads, bytes);
    }

    @Override
    public String toString() {
        return "TempoSettings[" + name + "]";
    }
}
