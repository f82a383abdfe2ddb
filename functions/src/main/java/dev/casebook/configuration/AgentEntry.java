package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.EvaluatorSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent and how to call it.
 *
 * @param name lower-case letters, digits and dashes, beginning with a letter
 * @param dataset where its failures are added; its own name unless given
 * @param url where a version answers, {@code http} or {@code https}; {@code {version}} stands for the version. Empty for an
 *     agent whose address comes with each run or from {@code versions}
 * @param versions version to its URL, each a different one; empty where {@code url} is given
 * @param deployed the version that serves production
 * @param headers sent with each call; a value {@code secret:NAME} is the secret of that name
 * @param request a JSON template for agents that do not speak the agent protocol: {@code {{input}}}, {@code {{input.…}}},
 *     {@code {{history}}}, {@code {{now}}}, {@code {{case}}} and {@code {{version}}} stand for JSON values, never inside quotes
 * @param response where such an agent's answer is found
 * @param timeout of one call, more than 0 and at most 4 minutes
 * @param recordedTools whether the agent replays recorded tool results
 * @param channel id of the channel that hears of its incidents
 * @param evaluators attached to every case of its dataset, beside those of the case
 */
public record AgentEntry(
        String name,
        String dataset,
        Optional<String> url,
        Map<String, String> versions,
        Optional<String> deployed,
        Map<String, String> headers,
        Optional<String> request,
        Optional<ResponseEntry> response,
        Duration timeout,
        boolean recordedTools,
        Optional<String> channel,
        List<EvaluatorSpec> evaluators) {
    public AgentEntry {
        requireNonNull(name, "name is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(url, "url is null");
        versions = Configuration.inOrder(versions);
        requireNonNull(deployed, "deployed is null");
        headers = Configuration.inOrder(headers);
        requireNonNull(request, "request is null");
        requireNonNull(response, "response is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(channel, "channel is null");
        evaluators = List.copyOf(evaluators);
    }

    /** Leaves the headers out, which may hold a credential. */
    @Override
    public String toString() {
        return "AgentEntry[" + name + ", dataset " + dataset + ", " + versions.size() + " versions]";
    }
}
