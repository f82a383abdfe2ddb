package dev.casebook.handler;

import dev.casebook.Signals;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.Secrets;
import dev.casebook.trace.Trace;
import dev.casebook.trace.http.SourceAddress;
import dev.casebook.trace.loki.LogHints;
import dev.casebook.trace.loki.LokiSettings;
import dev.casebook.trace.loki.LokiTraceSource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The configured Lokis: as sources of their own, for the hints about traces of their group, and for signals. */
final class Logs {
    private static final SourceAddress.Limits LIMITS =
            new SourceAddress.Limits(Duration.ofSeconds(10), 50L * 1024 * 1024);

    private Logs() {}

    static LokiTraceSource source(SourceEntry.Loki entry, Secrets secrets, HttpClient client, InstantSource clock) {
        SourceEntry.LokiNames names = entry.names();
        LokiSettings settings = new LokiSettings(
                new LokiSettings.Access(
                        entry.name(),
                        entry.url(),
                        entry.tenant(),
                        entry.authorization().map(secret -> SecretValues.credential(secret, secrets)),
                        LIMITS),
                entry.streams(),
                new LokiSettings.Names(names.traceId(), names.session(), names.service()),
                LokiSettings.Reach.USUAL);
        return new LokiTraceSource(settings, client, clock);
    }

    /** To every Loki that is to have them. */
    static Signals signals(Configuration configuration, Outside outside) {
        List<Signals> wanted = configuration.sources().values().stream()
                .filter(entry -> entry instanceof SourceEntry.Loki loki && loki.signals())
                .map(entry -> outside.sources().source(entry.name()))
                .filter(LokiTraceSource.class::isInstance)
                .map(source -> ((LokiTraceSource) source).signals())
                .toList();
        return signal -> wanted.forEach(each -> each.tell(signal));
    }

    static Function<Trace, List<String>> hints(Configuration configuration, Outside outside) {
        TracedAgents agents = new TracedAgents(configuration);
        return new LogHints(
                name -> besides(name, configuration, outside), trace -> agents.redactor(outside.redactor(), trace));
    }

    /** A log's own traces hold its lines already. */
    private static List<LokiTraceSource> besides(String name, Configuration configuration, Outside outside) {
        Optional<String> group = Optional.ofNullable(configuration.sources().get(name))
                .filter(entry -> !(entry instanceof SourceEntry.Loki))
                .flatMap(entry -> entry.place().group());
        if (group.isEmpty()) {
            return List.of();
        }
        return configuration.sources().values().stream()
                .filter(entry -> entry.place().group().equals(group))
                .map(entry -> outside.sources().source(entry.name()))
                .filter(LokiTraceSource.class::isInstance)
                .map(LokiTraceSource.class::cast)
                .toList();
    }
}
