package dev.casebook.handler;

import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import java.util.Collection;
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
                        .filter(agent -> name.equals(agent.name()) || name.equals(tracedAs(agent.name())))
                        .findFirst())
                .or(() -> agents.size() == 1 ? agents.stream().findFirst() : Optional.empty());
    }

    /** With what is configured for the trace's agent; the given one where it is of none. */
    public Redactor redactor(Redactor all, Trace trace) {
        return of(trace).map(agent -> all.forAgent(agent.name())).orElse(all);
    }

    /** The name that an agent has in its traces. */
    String tracedAs(String agent) {
        return configuration.harvests().values().stream()
                .filter(entry -> entry.agent().equals(agent))
                .flatMap(entry -> entry.tracedAs().stream())
                .findFirst()
                .orElse(agent);
    }
}
