package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.agent.AgentRunner;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.RedactionEntry;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.Secrets;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.langsmith.LangSmithSettings;
import dev.casebook.trace.langsmith.LangSmithTraceSource;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import dev.casebook.trace.tempo.TempoSettings;
import dev.casebook.trace.tempo.TempoTraceSource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                redactor(configuration, secrets, settings),
                ConversationLookups.of(configuration, secrets));
    }

    static Redactor redactor(Configuration configuration, Secrets secrets, Settings settings) {
        String key = secrets.find(Settings.REDACTION_KEY)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + Settings.REDACTION_KEY
                        + " is missing; without it nothing can be redacted, so nothing is accepted."));
        return new RuleRedactor(
                RedactionKey.parse(key), settings.find(Settings.PHONE_REGION).orElse("US"), policies(configuration));
    }

    /** What is configured for the redaction of an agent's traces and answers, by agent. */
    static Map<String, RedactionPolicy> policies(Configuration configuration) {
        Map<String, RedactionPolicy> policies = new HashMap<>();
        configuration.agents().forEach((name, agent) -> {
            RedactionEntry entry = agent.redaction();
            if (!entry.equals(RedactionEntry.NONE)) {
                policies.put(name, new RedactionPolicy(Set.copyOf(entry.keys()), Set.copyOf(entry.allow())));
            }
        });
        return policies;
    }

    private static TraceSources sources(Configuration configuration, Secrets secrets, InstantSource clock) {
        HttpClient client = client();
        Map<String, TraceSource> byName = new HashMap<>();
        for (SourceEntry entry : configuration.sources().values()) {
            byName.put(
                    entry.name(),
                    switch (entry) {
                        case SourceEntry.Tempo tempo ->
                            new TempoTraceSource(tempo(tempo, secrets), client, clock, Pause.sleeping());
                        case SourceEntry.LangSmith smith ->
                            new LangSmithTraceSource(langSmith(smith, secrets), client, clock, Pause.sleeping());
                        case SourceEntry.Loki loki -> Logs.source(loki, secrets, client, clock);
                    });
        }
        return new TraceSources(byName);
    }

    static HttpClient client() {
        return new LazyHttpClient(
                HttpClient.Redirect.NEVER,
                () -> HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(2))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build());
    }

    private static TempoSettings tempo(SourceEntry.Tempo entry, Secrets secrets) {
        return new TempoSettings(
                entry.name(),
                entry.url(),
                entry.tenant(),
                entry.authorization().map(secret -> SecretValues.credential(secret, secrets)),
                REQUEST,
                SETTLE,
                BETWEEN_READS,
                MOST_BYTES);
    }

    static LangSmithSettings langSmith(SourceEntry.LangSmith entry, Secrets secrets) {
        return new LangSmithSettings(
                entry.name(),
                entry.url(),
                SecretValues.credential(entry.apiKey(), secrets),
                new LangSmithSettings.Scope(entry.workspace(), entry.projects(), Set.copyOf(entry.objectHosts())),
                LangSmithSettings.Patience.USUAL);
    }
}
