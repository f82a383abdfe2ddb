package dev.casebook.handler;

import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which configured agent a trace is of: the one that it names, or the only one there is. */
public final class TracedAgents {
    private final Configuration configuration;

    public TracedAgents(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Empty where the trace names none of several. */
    public Optional<AgentEntry> of(Trace trace) {
        Collection<AgentEntry> agents = configuration.agents().values();
        return trace.context()
                .agent()
                .flatMap(name -> agents.stream()
                        .filter(agent ->
                                name.equals(agent.name()) || names(agent).contains(name))
                        .findFirst())
                .or(() -> agents.size() == 1 ? agents.stream().findFirst() : Optional.empty());
    }

    /** With what is configured for the trace's agent; the given one where it is of none. */
    public Redactor redactor(Redactor all, Trace trace) {
        return of(trace).map(agent -> all.forAgent(agent.name())).orElse(all);
    }

    /** The names that an agent has in its traces, by the name that people type: its own where no other is given. */
    List<String> tracedAs(String agent) {
        List<String> names = configuration.agent(agent).map(this::names).orElse(List.of());
        return names.isEmpty() ? List.of(agent) : names;
    }

    /** As its entry says, else as its saved queries do. */
    private List<String> names(AgentEntry agent) {
        return agent.tracedAs().isEmpty()
                ? configuration.harvests().values().stream()
                        .filter(entry -> entry.agent().equals(agent.name()))
                        .flatMap(entry -> entry.tracedAs().stream())
                        .distinct()
                        .toList()
                : agent.tracedAs();
    }
}
