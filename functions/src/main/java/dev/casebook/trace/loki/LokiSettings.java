package dev.casebook.trace.loki;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.http.SourceAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a Loki is, which of its streams are an agent's, and how far to look.
 *
 * @param access where it is and who asks
 * @param streams stream selectors in LogQL; never empty, as Loki wants one
 * @param names how it calls what says where a line belongs
 * @param reach how far to look
 */
public record LokiSettings(Access access, List<String> streams, Names names, Reach reach) {
    private static final Map<Integer, String> ADVICE = Map.of(
            400,
                    "It does not accept the stream selector, the time window or the number of lines; check the source's streams.",
            401, "Its credentials or its tenant are missing or wrong; check the source's settings.",
            403, "Its credentials do not allow this; check the source's settings.",
            404, "That is not an answer of a Loki; check the source's base URL.");

    public LokiSettings {
        requireNonNull(access, "access is null");
        streams = List.copyOf(streams);
        requireNonNull(names, "names is null");
        requireNonNull(reach, "reach is null");
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("streams is empty");
        }
    }

    /** With the usual names and reach. */
    public static LokiSettings of(Access access, List<String> streams) {
        return new LokiSettings(access, streams, Names.USUAL, Reach.USUAL);
    }

    String name() {
        return access.name();
    }

    @Override
    public String toString() {
        return "LokiSettings[" + access.name() + "]";
    }

    /**
     * Where a Loki is and who asks.
     *
     * @param name the source's name as people see it and as references carry it; usually {@code loki}
     * @param base http or https, with a path where Loki is behind one (a Grafana data-source proxy)
     * @param tenant value of {@code X-Scope-OrgID}
     * @param authorization gives the value of the {@code Authorization} header, asked for each request
     * @param limits of one request
     */
    public record Access(
            String name,
            URI base,
            Optional<String> tenant,
            Optional<Supplier<String>> authorization,
            SourceAddress.Limits limits) {
        public Access {
            requireNonNull(tenant, "tenant is null");
            requireNonNull(authorization, "authorization is null");
            requireNonNull(limits, "limits is null");
        }

        /** A Loki without tenant and credentials: 15 s per request, answers up to 50 MB. */
        public static Access open(String name, URI base) {
            return new Access(
                    name,
                    base,
                    Optional.empty(),
                    Optional.empty(),
                    new SourceAddress.Limits(Duration.ofSeconds(15), 50_000_000));
        }

        SourceAddress address() {
            Map<String, Supplier<String>> headers = new HashMap<>();
            tenant.ifPresent(id -> headers.put("X-Scope-OrgID", () -> id));
            authorization.ifPresent(value -> headers.put("Authorization", value));
            return new SourceAddress(name, base, headers, limits, ADVICE);
        }
    }

    /**
     * The labels or structured metadata that say where a line belongs.
     *
     * @param traceId the trace
     * @param session the conversation
     * @param service who wrote it
     */
    public record Names(String traceId, String session, String service) {
        /** As OpenTelemetry's collector and Loki itself call them. */
        public static final Names USUAL = new Names("trace_id", "session_id", "service_name");
    }

    /**
     * How far to look.
     *
     * @param back for a trace whose time is not known; Loki allows a little over 30 days
     * @param quiet a session that is silent for longer has ended; what comes after is another one
     * @param around before and after a moment that belongs to no trace and no session
     * @param page lines asked for at once
     * @param most lines of one snapshot
     */
    public record Reach(Duration back, Duration quiet, Duration around, int page, int most) {
        /** A week back, half an hour quiet, two minutes around, 1000 lines at once, 5000 in all. */
        public static final Reach USUAL =
                new Reach(Duration.ofDays(7), Duration.ofMinutes(30), Duration.ofMinutes(2), 1000, 5000);

        public Reach {
            requireNonNull(back, "back is null");
            requireNonNull(quiet, "quiet is null");
            requireNonNull(around, "around is null");
            if (page < 1 || most < page) {
                throw new IllegalArgumentException("page must be at least 1 and at most as large as most");
            }
        }
    }
}
