package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.agent.AgentRunner;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.Secrets;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.tempo.TempoSettings;
import dev.casebook.trace.tempo.TempoTraceSource;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways out of the house: where traces come from, how agents are called, and what redacts everything that comes in.
 *
 * @param lookups where conversations and tickets are written down; may be none
 */
public record Outside(TraceSources sources, AgentRunner runner, Redactor redactor, List<ConversationLookup> lookups) {
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_READS = Duration.ofMillis(300);
    private static final long MOST_BYTES = 50L * 1024 * 1024;

    public Outside {
        lookups = List.copyOf(lookups);
    }

    /** Without look-ups. */
    public Outside(TraceSources sources, AgentRunner runner, Redactor redactor) {
        this(sources, runner, redactor, List.of());
    }

    /** As configured. */
    public static Outside of(Configuration configuration, Settings settings, Secrets secrets, InstantSource clock) {
        return new Outside(
                sources(configuration, secrets, clock),
                AgentRunners.of(configuration, secrets, clock),
                redactor(secrets, settings));
    }

    private static Redactor redactor(Secrets secrets, Settings settings) {
        String key = secrets.find(Settings.REDACTION_KEY)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + Settings.REDACTION_KEY
                        + " is missing; without it nothing can be redacted, so nothing is accepted."));
        return new RuleRedactor(
                key.getBytes(StandardCharsets.UTF_8),
                settings.find(Settings.PHONE_REGION).orElse("US"));
    }

    private static TraceSources sources(Configuration configuration, Secrets secrets, InstantSource clock) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        Map<String, TraceSource> byName = new HashMap<>();
        for (SourceEntry entry : configuration.sources().values()) {
            TempoSettings settings = new TempoSettings(
                    entry.name(),
                    entry.url(),
                    entry.tenant(),
                    entry.authorization().map(secret -> () -> SecretValues.resolve(secret, secrets)),
                    REQUEST,
                    SETTLE,
                    BETWEEN_READS,
                    MOST_BYTES);
            byName.put(entry.name(), new TempoTraceSource(settings, client, clock, Pause.sleeping()));
        }
        return new TraceSources(byName);
    }
}
