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
 */
public record AgentVersion(String agent, String version, Optional<URI> url) {
    public AgentVersion {
        requireNonNull(agent, "agent is null");
        requireNonNull(version, "version is null");
        requireNonNull(url, "url is null");
    }
}
