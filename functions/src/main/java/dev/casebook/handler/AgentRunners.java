package dev.casebook.handler;

import dev.casebook.Pause;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.chat.ChatAgent;
import dev.casebook.agent.chat.ChatAgentRunner;
import dev.casebook.agent.http.AgentAddress;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.HttpAgent;
import dev.casebook.agent.http.HttpAgentRunner;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.agent.protocol.Protocol;
import dev.casebook.aws.Clients;
import dev.casebook.aws.LambdaAgent;
import dev.casebook.configuration.AgentCall;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.store.Secrets;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The configured agents, each with the runner that can call it. */
final class AgentRunners {
    private final Secrets secrets;
    private final Map<String, HttpAgent> http = new HashMap<>();
    private final Map<String, LambdaAgent> lambda = new HashMap<>();
    private final Map<String, ChatAgent> chat = new HashMap<>();

    private AgentRunners(Secrets secrets) {
        this.secrets = secrets;
    }

    static AgentRunner of(Configuration configuration, Secrets secrets, InstantSource clock) {
        AgentRunners all = new AgentRunners(secrets);
        configuration.agents().values().forEach(all::add);
        HttpCalls calls = new ApacheHttpCalls();
        Timing timing = new Timing(clock, System::nanoTime, Pause.sleeping());
        Retries retries = Retries.standard();
        SecureRandom random = new SecureRandom();
        Map<String, AgentRunner> byAgent = new HashMap<>();
        AgentRunner functions = Clients.lambda(all.lambda, calls, timing, retries, random);
        all.lambda.keySet().forEach(name -> byAgent.put(name, functions));
        AgentRunner talks = new ChatAgentRunner(all.chat, Clients.bedrock(calls), timing, retries, random);
        all.chat.keySet().forEach(name -> byAgent.put(name, talks));
        return new RunnersByAgent(byAgent, new HttpAgentRunner(all.http, calls, timing, retries, random));
    }

    private void add(AgentEntry entry) {
        switch (entry.call()) {
            case AgentCall.Http call -> http.put(entry.name(), http(entry, call));
            case AgentCall.Lambda call ->
                lambda.put(
                        entry.name(),
                        new LambdaAgent(
                                entry.name(),
                                call.function(),
                                call.versions(),
                                protocol(entry, call.mapping()),
                                entry.timeout()));
            case AgentCall.Chat call -> chat.put(entry.name(), chat(entry, call));
        }
    }

    private HttpAgent http(AgentEntry entry, AgentCall.Http call) {
        return new HttpAgent(
                entry.name(),
                address(call),
                resolved(call.headers()),
                protocol(entry, call.mapping()),
                entry.timeout());
    }

    private static AgentAddress address(AgentCall.Http call) {
        Map<String, URI> versions = new HashMap<>();
        call.versions().forEach((version, url) -> versions.put(version, URI.create(url)));
        return versions.isEmpty() && call.url().isPresent()
                ? new AgentAddress.Template(call.url().get())
                : new AgentAddress.ByVersion(versions);
    }

    private static Protocol protocol(AgentEntry entry, AgentCall.Mapping mapping) {
        return new Protocol(mapping.request(), mapping.response(), entry.recordedTools(), entry.model());
    }

    private ChatAgent chat(AgentEntry entry, AgentCall.Chat call) {
        Map<String, String> headers = new HashMap<>(resolved(call.headers()));
        call.key().ifPresent(key -> headers.put("authorization", "Bearer " + SecretValues.named(key, secrets)));
        Map<String, ChatAgent.Setup> setups = new HashMap<>();
        call.setups()
                .forEach((version, setup) ->
                        setups.put(version, new ChatAgent.Setup(setup.model(), setup.system(), setup.temperature())));
        return new ChatAgent(
                entry.name(),
                URI.create(call.url()),
                headers,
                setups,
                call.tools().entrySet().stream()
                        .map(tool -> new ChatAgent.Tool(
                                tool.getKey(),
                                tool.getValue().description(),
                                tool.getValue().parameters()))
                        .toList(),
                entry.recordedTools() || call.toolEndpoint().isEmpty()
                        ? new ChatAgent.Results.Recorded()
                        : new ChatAgent.Results.Live(call.toolEndpoint().get()),
                call.maxSteps(),
                entry.timeout());
    }

    private Map<String, String> resolved(Map<String, String> headers) {
        Map<String, String> resolved = new HashMap<>();
        headers.forEach((name, value) -> resolved.put(name, SecretValues.resolve(value, secrets)));
        return resolved;
    }
}
