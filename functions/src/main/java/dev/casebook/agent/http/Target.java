package dev.casebook.agent.http;

import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.protocol.Protocol;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A version of an agent, addressed.
 *
 * @param headers the configured ones; none when the address was given with the run and lies on another host
 */
record Target(AgentVersion version, URI uri, Map<String, String> headers, Protocol protocol, Duration timeout) {
    private static final Duration UNCONFIGURED = Duration.ofSeconds(60);

    static Target of(AgentVersion version, Optional<HttpAgent> agent, URI uri) {
        return new Target(
                version,
                uri,
                agent.filter(one -> one.address().covers(uri))
                        .map(HttpAgent::headers)
                        .orElse(Map.of()),
                agent.map(HttpAgent::protocol).orElseGet(Protocol::standard).asking(version.model()),
                agent.map(HttpAgent::perTrialTimeout).orElse(UNCONFIGURED));
    }

    /** Agent, version and host, for a sentence. */
    String shown() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "The agent " + version.agent() + " in version " + version.version() + " at " + uri.getHost() + port;
    }
}
