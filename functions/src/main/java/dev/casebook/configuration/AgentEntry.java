package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.EvaluatorSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An agent and how to call it.
 *
 * @param name lower-case letters, digits and dashes, beginning with a letter
 * @param dataset where its failures are added; its own name unless given
 * @param call how it is called
 * @param deployed the version that serves production
 * @param timeout of one trial, more than 0 and at most 4 minutes
 * @param recordedTools whether recorded tool results are replayed
 * @param model the model that the agent is told to use; for a chat agent each version has its own
 * @param channel id of the channel that hears of its incidents
 * @param evaluators attached to every case of its dataset, beside those of the case
 * @param redaction what is redacted besides, and what is left, in its traces and answers
 * @param tracedAs the names that it has in its traces, such as its service's; empty where none is given
 */
public record AgentEntry(
        String name,
        String dataset,
        AgentCall call,
        Optional<String> deployed,
        Duration timeout,
        boolean recordedTools,
        Optional<String> model,
        Optional<String> channel,
        List<EvaluatorSpec> evaluators,
        RedactionEntry redaction,
        List<String> tracedAs) {

    /** An agent that goes by its own name in its traces. */
    public AgentEntry(
            String name,
            String dataset,
            AgentCall call,
            Optional<String> deployed,
            Duration timeout,
            boolean recordedTools,
            Optional<String> model,
            Optional<String> channel,
            List<EvaluatorSpec> evaluators,
            RedactionEntry redaction) {
        this(name, dataset, call, deployed, timeout, recordedTools, model, channel, evaluators, redaction, List.of());
    }

    public AgentEntry {
        requireNonNull(name, "name is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(call, "call is null");
        requireNonNull(deployed, "deployed is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(model, "model is null");
        requireNonNull(channel, "channel is null");
        evaluators = List.copyOf(evaluators);
        requireNonNull(redaction, "redaction is null");
        tracedAs = List.copyOf(tracedAs);
    }
}
