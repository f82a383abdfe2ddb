package dev.casebook.agent;

/**
 * Calls a version of an agent.
 *
 * <p>Transport errors (refused, cut, 429, 502–504) are tried again within the deadline; what is left of them throws
 * {@link dev.casebook.CasebookException.Retryable} and is never counted as the agent's failure. An agent that answers with an
 * error or with something malformed throws {@link dev.casebook.CasebookException.Permanent}, with a plain sentence. Safe for
 * several threads.
 */
public interface AgentRunner {

    /** Runs one trial. */
    Answer run(AgentVersion agent, Trial trial, Deadline deadline);

    /**
     * Finds out, before anything is run, whether the version can be reached.
     *
     * @throws dev.casebook.CasebookException.Permanent when it cannot, with one clear sentence
     */
    void probe(AgentVersion agent);
}
