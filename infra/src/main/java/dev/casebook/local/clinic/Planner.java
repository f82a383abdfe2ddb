package dev.casebook.local.clinic;

/** Decides what to do with a request: which tools to call and what to tell the patient. */
interface Planner {

    /** The last step of the run, which holds the answer. */
    ChatTurn answer(AgentRun run, AgentRequest request);
}
