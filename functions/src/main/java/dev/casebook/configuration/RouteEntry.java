package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.FailureMode;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts belong to which agent.
 *
 * @param match label to value; an alert matches when it has them all. Empty matches everything
 * @param agent a configured agent
 * @param dataset where the failures are added; the agent's dataset if empty
 * @param channel id of the channel that hears of them; the agent's, else the default one if empty
 * @param failureMode what failures that come this way usually are
 */
public record RouteEntry(
        Map<String, String> match,
        String agent,
        Optional<String> dataset,
        Optional<String> channel,
        FailureMode failureMode) {
    public RouteEntry {
        match = Configuration.inOrder(match);
        requireNonNull(agent, "agent is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(failureMode, "failureMode is null");
    }

    /** Whether an alert with these labels belongs here. */
    public boolean accepts(Map<String, String> labels) {
        return labels.entrySet().containsAll(match.entrySet());
    }
}
