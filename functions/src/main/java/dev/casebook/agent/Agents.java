package dev.casebook.agent;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured agents, by name. */
public final class Agents {
    private final Map<String, AgentProfile> byName;

    public Agents(Map<String, AgentProfile> byName) {
        this.byName = new TreeMap<>(byName);
    }

    public Optional<AgentProfile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The agent whose failures go into a dataset. */
    public Optional<AgentProfile> ofDataset(String dataset) {
        return byName.values().stream()
                .filter(agent -> agent.dataset().equals(dataset))
                .findFirst();
    }

    /** The only one, where just one is configured. */
    public Optional<AgentProfile> only() {
        return byName.size() == 1 ? byName.values().stream().findFirst() : Optional.empty();
    }
}
