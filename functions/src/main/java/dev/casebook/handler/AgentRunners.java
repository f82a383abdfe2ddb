package dev.casebook.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.Pause;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.http.AgentAddress;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.HttpAgent;
import dev.casebook.agent.http.HttpAgentRunner;
import dev.casebook.agent.http.RequestTemplate;
import dev.casebook.agent.http.ResponseMapping;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ResponseEntry;
import dev.casebook.store.Secrets;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configured agents, as the runner takes them. */
final class AgentRunners {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private AgentRunners() {}

    static AgentRunner of(Configuration configuration, Secrets secrets, InstantSource clock) {
        Map<String, HttpAgent> agents = new HashMap<>();
        configuration.agents().values().forEach(entry -> agents.put(entry.name(), agent(entry, secrets)));
        return new HttpAgentRunner(
                agents,
                new ApacheHttpCalls(),
                new Timing(clock, System::nanoTime, Pause.sleeping()),
                Retries.standard(),
                new SecureRandom());
    }

    private static HttpAgent agent(AgentEntry entry, Secrets secrets) {
        Map<String, String> headers = new HashMap<>();
        entry.headers().forEach((name, value) -> headers.put(name, SecretValues.resolve(value, secrets)));
        return new HttpAgent(
                entry.name(),
                address(entry),
                headers,
                new HttpAgent.Protocol(
                        entry.request().map(AgentRunners::template),
                        entry.response().map(AgentRunners::mapping),
                        entry.recordedTools(),
                        Optional.empty()),
                entry.timeout());
    }

    private static AgentAddress address(AgentEntry entry) {
        Map<String, URI> versions = new HashMap<>();
        entry.versions().forEach((version, url) -> versions.put(version, URI.create(url)));
        return entry.versions().isEmpty() && entry.url().isPresent()
                ? new AgentAddress.Template(entry.url().get())
                : new AgentAddress.ByVersion(versions);
    }

    /** People write a placeholder where a JSON value stands; the runner wants it as a JSON string of its own. */
    private static RequestTemplate template(String text) {
        try {
            JsonNode body = Json.mapper().readTree(PLACEHOLDER.matcher(text).replaceAll("\"{{$1}}\""));
            return new RequestTemplate(body);
        } catch (JsonProcessingException e) {
            throw new CasebookException.Permanent("An agent's request template in casebook.yaml is not JSON.");
        }
    }

    private static ResponseMapping mapping(ResponseEntry entry) {
        Map<String, String> paths = new HashMap<>();
        paths.put("output", entry.output());
        entry.toolCalls().ifPresent(path -> paths.put("tool_calls", path));
        entry.model().ifPresent(path -> paths.put("model", path));
        entry.inputTokens().ifPresent(path -> paths.put("input_tokens", path));
        entry.outputTokens().ifPresent(path -> paths.put("output_tokens", path));
        return new ResponseMapping(paths);
    }
}
