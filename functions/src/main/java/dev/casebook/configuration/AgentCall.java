package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.agent.protocol.RequestTemplate;
import dev.casebook.agent.protocol.ResponseMapping;
import java.util.Map;
import java.util.Optional;

/** How an agent is called. Credentials are never in here, only the names of secrets. */
public sealed interface AgentCall {

    /**
     * By HTTP.
     *
     * @param url where a version answers, {@code http} or {@code https}; {@code {version}} stands for the version. Empty for an
     *     agent whose address comes with each run or from {@code versions}
     * @param versions version to its URL, each a different one; empty where {@code url} is given
     * @param headers sent with each call; a value {@code secret:NAME} is the secret of that name
     */
    record Http(Optional<String> url, Map<String, String> versions, Map<String, String> headers, Mapping mapping)
            implements AgentCall {
        public Http {
            requireNonNull(url, "url is null");
            versions = Configuration.inOrder(versions);
            headers = Configuration.inOrder(headers);
        }

        /** Leaves the headers out, which may hold a credential. */
        @Override
        public String toString() {
            return "Http[" + versions.size() + " versions]";
        }
    }

    /**
     * By AWS Lambda's invoke.
     *
     * @param function a function's name or ARN, perhaps with a qualifier; {@code {version}} stands for the version
     * @param versions version to what stands in that place; empty where it is the version itself
     */
    record Lambda(String function, Map<String, String> versions, Mapping mapping) implements AgentCall {
        public Lambda {
            requireNonNull(function, "function is null");
            versions = Configuration.inOrder(versions);
        }
    }

    /**
     * As OpenAI-compatible chat completions with tools.
     *
     * @param url the API's base, to which {@code /chat/completions} is added; {@code bedrock://region} for Amazon Bedrock
     * @param key the name of the secret that is sent as bearer token
     * @param headers sent with each call; a value {@code secret:NAME} is the secret of that name
     * @param setups version to what it is made of; never empty
     * @param tools by name
     * @param toolEndpoint where tools are called when recorded results are not replayed; {@code {name}} stands for the tool
     * @param maxSteps how many completions one trial may take, at least 1
     */
    record Chat(
            String url,
            Optional<String> key,
            Map<String, String> headers,
            Map<String, Setup> setups,
            Map<String, Tool> tools,
            Optional<String> toolEndpoint,
            int maxSteps)
            implements AgentCall {
        public Chat {
            requireNonNull(url, "url is null");
            requireNonNull(key, "key is null");
            headers = Configuration.inOrder(headers);
            setups = Configuration.inOrder(setups);
            tools = Configuration.inOrder(tools);
            requireNonNull(toolEndpoint, "toolEndpoint is null");
        }

        /** Leaves the headers out, which may hold a credential. */
        @Override
        public String toString() {
            return "Chat[" + setups.size() + " versions, " + tools.size() + " tools]";
        }
    }

    /**
     * What a version of a chat agent is made of.
     *
     * @param model the model that is asked for
     * @param temperature 0 to 2; the model's own if empty
     */
    record Setup(String model, Optional<String> system, Optional<Double> temperature) {}

    /**
     * A tool that a chat agent can call.
     *
     * @param parameters a JSON schema
     */
    record Tool(String description, JsonNode parameters) {}

    /**
     * For agents that do not speak the agent protocol.
     *
     * @param request what they are sent
     * @param response where their answer is found
     */
    record Mapping(Optional<RequestTemplate> request, Optional<ResponseMapping> response) {
        public Mapping {
            requireNonNull(request, "request is null");
            requireNonNull(response, "response is null");
        }

        /** The agent protocol as it is. */
        public static Mapping none() {
            return new Mapping(Optional.empty(), Optional.empty());
        }
    }
}
