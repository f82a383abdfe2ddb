package dev.casebook.agent;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * The system under test.
 *
 * @param agent its configured name
 * @param version its release tag or commit
 * @param url an address given with the run; the configured one if empty
 * @param model the model that it is asked to use in this run; its own choice if empty
 */
public record AgentVersion(String agent, String version, Optional<URI> url, Optional<String> model) {
    public AgentVersion {
        requireNonNull(agent, "agent is null");
        requireNonNull(version, "version is null");
        requireNonNull(url, "url is null");
        requireNonNull(model, "model is null");
    }

    /** A version that uses the model of its own choice. */
    public AgentVersion(String agent, String version, Optional<URI> url) {
        this(agent, version, url, Optional.empty());
    }
}
