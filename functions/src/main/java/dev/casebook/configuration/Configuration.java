package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.access.AccessRules;
import dev.casebook.trace.TraceRefParser;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code casebook.yaml} says, checked as a whole: every route names a known agent and leads to a channel.
 *
 * @param agents by name, in the file's order; never empty
 * @param sources trace sources by name; the name is the part before the colon of a trace reference
 * @param conversations look-ups of the traces of a conversation or ticket, by name
 * @param pushes where agents' cases are copied to, by the agent's name
 * @param alerts alert routes by name; the name is the last part of the webhook's address
 * @param defaultChannel id of the channel for whatever names no other
 * @param judges models that judge answers, by name; the first one is asked where none is named
 * @param harvests saved queries by name
 * @param access who may do what
 * @param nights when agents' datasets are run at night, by the agent's name
 * @param spending what all judges together may spend, and how much work people may start
 * @param digest of the file's text, to tell one configuration from another; empty for one that was in no file
 */
public record Configuration(
        Map<String, AgentEntry> agents,
        Map<String, SourceEntry> sources,
        Map<String, ConversationEntry> conversations,
        Map<String, PushEntry> pushes,
        Map<String, AlertEntry> alerts,
        Evaluation evaluation,
        Optional<String> defaultChannel,
        Map<String, JudgeEntry> judges,
        Map<String, HarvestEntry> harvests,
        AccessRules access,
        Map<String, NightEntry> nights,
        SpendingEntry spending,
        String digest) {

    /** A configuration without nights and with the usual limits. */
    public Configuration(
            Map<String, AgentEntry> agents,
            Map<String, SourceEntry> sources,
            Map<String, ConversationEntry> conversations,
            Map<String, PushEntry> pushes,
            Map<String, AlertEntry> alerts,
            Evaluation evaluation,
            Optional<String> defaultChannel,
            Map<String, JudgeEntry> judges,
            Map<String, HarvestEntry> harvests,
            AccessRules access) {
        this(
                agents,
                sources,
                conversations,
                pushes,
                alerts,
                evaluation,
                defaultChannel,
                judges,
                harvests,
                access,
                Map.of(),
                SpendingEntry.USUAL,
                "");
    }

    public Configuration {
        agents = inOrder(agents);
        sources = inOrder(sources);
        conversations = inOrder(conversations);
        pushes = inOrder(pushes);
        alerts = inOrder(alerts);
        requireNonNull(evaluation, "evaluation is null");
        requireNonNull(defaultChannel, "defaultChannel is null");
        judges = inOrder(judges);
        harvests = inOrder(harvests);
        nights = inOrder(nights);
        requireNonNull(access, "access is null");
        requireNonNull(spending, "spending is null");
        requireNonNull(digest, "digest is null");
    }

    public Optional<AgentEntry> agent(String name) {
        return Optional.ofNullable(agents.get(name));
    }

    public Optional<SourceEntry> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    public Optional<AlertEntry> alert(String name) {
        return Optional.ofNullable(alerts.get(name));
    }

    /** The dataset that takes what comes by a route: the route's own, else its agent's. */
    public String dataset(RouteEntry route) {
        return route.dataset().orElseGet(() -> agentOf(route).dataset());
    }

    /** The channel that hears of what comes by a route: the route's own, else its agent's, else the default one. */
    public String channel(RouteEntry route) {
        return route.channel()
                .or(() -> agentOf(route).channel())
                .or(() -> defaultChannel)
                .orElseThrow(() -> new IllegalStateException("a route without a channel was accepted"));
    }

    private AgentEntry agentOf(RouteEntry route) {
        return requireNonNull(agents.get(route.agent()), "the route's agent is unknown");
    }

    /** Finds trace references; a run's id belongs to the first LangSmith, any other id without a source to the first other one. */
    public TraceRefParser traceRefs() {
        return new TraceRefParser(
                first(entry -> !(entry instanceof SourceEntry.LangSmith)).orElse(SourceEntry.TEMPO),
                first(SourceEntry.LangSmith.class::isInstance),
                sources.keySet());
    }

    private Optional<String> first(Predicate<SourceEntry> wanted) {
        return sources.values().stream().filter(wanted).map(SourceEntry::name).findFirst();
    }

    /** A copy that nobody changes and that keeps the order of the file, which {@code Map.copyOf} does not. */
    static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
