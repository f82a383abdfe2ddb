package dev.casebook.agent.http;

import static java.util.Objects.requireNonNull;

import dev.casebook.CasebookException;
import dev.casebook.agent.protocol.Protocol;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is configured of an agent behind HTTP.
 *
 * @param headers sent to the configured hosts only, secrets already in them; never shown
 * @param perTrialTimeout how long one request may take; more than zero
 */
public record HttpAgent(
        String name, AgentAddress address, Map<String, String> headers, Protocol protocol, Duration perTrialTimeout) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]{0,8000}");

    public HttpAgent {
        requireNonNull(name, "name is null");
        requireNonNull(address, "address is null");
        requireNonNull(protocol, "protocol is null");
        headers = Map.copyOf(headers);
        headers.forEach((header, value) -> {
            if (!TOKEN.matcher(header).matches() || !VALUE.matcher(value).matches()) {
                throw new CasebookException.Permanent("A header of the agent " + name
                        + " has characters that HTTP does not allow. Correct it in the configuration.");
            }
        });
        if (!perTrialTimeout.isPositive()) {
            throw new CasebookException.Permanent("The agent " + name + " needs a timeout of more than zero.");
        }
    }

    @Override
    public String toString() {
        return "HttpAgent[" + name + "]";
    }
}
