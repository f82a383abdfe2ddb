package dev.casebook.agent.http;

import static java.util.Objects.requireNonNull;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    /**
     * What is said on the wire; the agent protocol where nothing is mapped.
     *
     * @param request the body, where the agent wants another one
     * @param response where the answer is found, where the agent sends another one
     * @param recordedTools whether the agent replays the recorded tool results it is given
     * @param model the model that the agent is asked to use
     */
    public record Protocol(
            Optional<RequestTemplate> request,
            Optional<ResponseMapping> response,
            boolean recordedTools,
            Optional<String> model) {
        public Protocol {
            requireNonNull(request, "request is null");
            requireNonNull(response, "response is null");
            requireNonNull(model, "model is null");
        }

        /** The agent protocol, with recorded tool results. */
        public static Protocol standard() {
            return new Protocol(Optional.empty(), Optional.empty(), true, Optional.empty());
        }
    }

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
