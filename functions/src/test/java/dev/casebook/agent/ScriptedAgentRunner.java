package dev.casebook.agent;

import dev.casebook.CasebookException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * An agent that answers by a function. Counts its calls and the highest number of them at once; what the function throws, a
 * trial throws. Safe for several threads if the function is.
 */
public final class ScriptedAgentRunner implements AgentRunner {
    private final BiFunction<AgentVersion, Trial, Answer> script;
    private final Set<String> missing;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger highest = new AtomicInteger();

    public ScriptedAgentRunner(BiFunction<AgentVersion, Trial, Answer> script) {
        this(script, Set.of());
    }

    /** An agent of which these versions do not exist. */
    public ScriptedAgentRunner(BiFunction<AgentVersion, Trial, Answer> script, Set<String> missing) {
        this.script = script;
        this.missing = Set.copyOf(missing);
    }

    @Override
    public Answer run(AgentVersion agent, Trial trial, Deadline deadline) {
        calls.incrementAndGet();
        highest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            probe(agent);
            return script.apply(agent, trial);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public void probe(AgentVersion agent) {
        if (missing.contains(agent.version())) {
            throw new CasebookException.Permanent(
                    "The agent " + agent.agent() + " has no version " + agent.version() + ".");
        }
    }

    public int calls() {
        return calls.get();
    }

    /** The most trials that ran at the same moment. */
    public int highestInFlight() {
        return highest.get();
    }
}
