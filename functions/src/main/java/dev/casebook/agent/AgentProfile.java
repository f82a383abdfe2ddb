package dev.casebook.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What is configured of an agent, besides how to call it.
 *
 * @param dataset where its failures are added
 * @param deployed the version that serves production
 * @param trialTimeout how long one trial may take
 */
public record AgentProfile(String name, String dataset, Optional<String> deployed, Duration trialTimeout) {
    public AgentProfile {
        requireNonNull(name, "name is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(deployed, "deployed is null");
        requireNonNull(trialTimeout, "trialTimeout is null");
    }
}
