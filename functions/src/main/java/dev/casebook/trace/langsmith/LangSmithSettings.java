package dev.casebook.trace.langsmith;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.http.SourceAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a LangSmith is and how patient to be with it.
 *
 * @param name the source's name as people see it and as references carry it
 * @param base the vendor's {@code https://api.smith.langchain.com} or {@code https://eu.api.smith.langchain.com}, or an own one's
 *     {@code https://host/api}; {@code /v1} at its end is understood
 * @param apiKey gives the key, asked for each request so that a rotated one is picked up
 * @param scope what of it is read
 * @param patience how long to wait
 */
public record LangSmithSettings(String name, URI base, Supplier<String> apiKey, Scope scope, Patience patience) {
    private static final Map<Integer, String> ADVICE = Map.of(
            400, "It does not accept the search; check its criteria and its time window.",
            401, "Its API key is missing or wrong; check the source's settings.",
            403, "Its API key may not do this, or belongs to another workspace; check the source's settings.",
            404, "Its API is somewhere else; check the source's base URL.",
            409, "It is there already.",
            422, "It does not accept the id, the search or what was sent; check them.");

    /**
     * What of it is read.
     *
     * @param workspace sent as {@code X-Tenant-Id}, where the key is good for several
     * @param projects names or ids of the projects to search; empty for all that the key may read
     * @param objectHosts hosts, with a port where it is not the usual one, from which large inputs and outputs may be read besides
     *     those of the vendor
     */
    public record Scope(Optional<String> workspace, List<String> projects, Set<String> objectHosts) {
        public Scope {
            requireNonNull(workspace, "workspace is null");
            projects = List.copyOf(projects);
            objectHosts = Set.copyOf(objectHosts);
        }
    }

    /**
     * How long to wait.
     *
     * @param limits of one request
     * @param settleWithin how long to wait, over several reads, until a run that is still going on has ended
     * @param betweenReads the pause between those reads
     */
    public record Patience(SourceAddress.Limits limits, Duration settleWithin, Duration betweenReads) {
        /** 15 s per request, answers up to 50 MB; 10 s to settle with reads 2 s apart, because reads are rationed there. */
        public static final Patience USUAL = new Patience(
                new SourceAddress.Limits(Duration.ofSeconds(15), 50_000_000),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }

    public LangSmithSettings {
        requireNonNull(apiKey, "apiKey is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(patience, "patience is null");
        requireNonNull(name, "name is null");
        requireNonNull(base, "base is null");
    }

    /** Where it is, as the client needs to know it. Paths begin with {@code /api/v1} everywhere. */
    public SourceAddress address() {
        Map<String, Supplier<String>> headers = new HashMap<>();
        headers.put("X-API-Key", apiKey);
        scope.workspace().ifPresent(id -> headers.put("X-Tenant-Id", () -> id));
        URI root = URI.create(base.toString().replaceFirst("/+$", "").replaceFirst("(/api)?(/v1)?$", ""));
        return new SourceAddress(name, root, headers, patience.limits(), ADVICE);
    }

    @Override
    public String toString() {
        return "LangSmithSettings[" + name + "]";
    }
}
