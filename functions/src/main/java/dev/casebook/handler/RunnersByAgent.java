package dev.casebook.handler;

import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import java.util.Map;

/**
 * Calls each agent the way it is configured to be called. An address that is given with a run is called by HTTP, in the agent
 * protocol, however the agent is called otherwise.
 */
final class RunnersByAgent implements AgentRunner {
    private final Map<String, AgentRunner> byAgent;
    private final AgentRunner http;

    RunnersByAgent(Map<String, AgentRunner> byAgent, AgentRunner http) {
        this.byAgent = Map.copyOf(byAgent);
        this.http = http;
    }

    @Override
    public Answer run(AgentVersion agent, Trial trial, Deadline deadline) {
        return of(agent).run(agent, trial, deadline);
    }

    @Override
    public void probe(AgentVersion agent) {
        of(agent).probe(agent);
    }

    private AgentRunner of(AgentVersion agent) {
        return agent.url().isPresent() ? http : byAgent.getOrDefault(agent.agent(), http);
    }
}
