package dev.casebook.agent.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.http.Attempt;
import dev.casebook.agent.http.Attempts;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.Problems;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.agent.http.Traceparents;
import dev.casebook.agent.http.TransportException;
import dev.casebook.agent.protocol.Malformed;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Runs trials as conversations with a model: OpenAI-compatible chat completions with tools.
 *
 * <p>A call to the API or to the tool endpoint that did not get through (refused, cut, timed out, 429, 5xx of the API) is made
 * again while there is time. Latency is the sum of the calls that were answered. A model that uses up its steps without an
 * answer has said what it said last.
 */
public final class ChatAgentRunner implements AgentRunner {
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

    private final Map<String, ChatAgent> agents;
    private final HttpCalls calls;
    private final Timing timing;
    private final Attempts attempts;
    private final Traceparents traceparents;

    /**
     * A runner of configured agents.
     *
     * @param agents by name
     * @param random for trace ids and the spread of pauses; used by one thread at a time
     */
    public ChatAgentRunner(
            Map<String, ChatAgent> agents, HttpCalls calls, Timing timing, Retries retries, RandomGenerator random) {
        this.agents = new TreeMap<>(agents);
        this.calls = calls;
        this.timing = timing;
        this.attempts = new Attempts(timing, retries, random);
        this.traceparents = new Traceparents(random);
    }

    @Override
    public Answer run(AgentVersion version, Trial trial, Deadline deadline) {
        ChatAgent agent = agent(version);
        Conversation talk = new Conversation(
                agent, setup(agent, version), trial, timing.clock().instant());
        RecordedResults recorded = new RecordedResults(trial.input().tools());
        String traceparent = traceparents.next();
        for (int step = 0; step < agent.maxSteps(); step++) {
            Completion completion = attempts.until(
                    deadline, shown(version), left -> ask(agent, version, talk, new Call(traceparent, left)));
            if (completion.calls().isEmpty()) {
                return talk.answer();
            }
            for (Completion.Call call : completion.calls()) {
                talk.called(
                        call,
                        switch (agent.results()) {
                            case ChatAgent.Results.Recorded all -> recorded.of(call);
                            case ChatAgent.Results.Live live ->
                                attempts.until(
                                        deadline,
                                        "The tool endpoint of the agent " + version.agent(),
                                        left -> use(live, call, trial, new Call(traceparent, left)));
                        });
            }
        }
        return talk.answer();
    }

    /** What every call of one trial is sent with. */
    private record Call(String traceparent, Duration left) {}

    @Override
    public void probe(AgentVersion version) {
        ChatAgent agent = agent(version);
        String model = URLEncoder.encode(setup(agent, version).model(), StandardCharsets.UTF_8);
        try {
            HttpCalls.Response response = calls.call(new HttpCalls.Request(
                    "GET",
                    URI.create(agent.base() + "/models/" + model),
                    headers(agent, traceparents.next()),
                    "",
                    PROBE));
            if (response.status() == 401 || response.status() == 403) {
                throw Problems.answered(shown(version), response.status());
            }
            // Not every compatible server lists its models; one that knows the error's code does.
            if (response.status() == 404 && code(response).equals(Optional.of("model_not_found"))) {
                throw new CasebookException.Permanent(
                        shown(version) + " cannot be run: the API has no model "
                                + setup(agent, version).model()
                                + ". Nothing was run. Check the model's name in casebook.yaml, and whether this key may use it.");
            }
        } catch (TransportException e) {
            throw Problems.unreachable(shown(version), e);
        }
    }

    private Attempt<Completion> ask(ChatAgent agent, AgentVersion version, Conversation talk, Call how) {
        long start = timing.nanos().getAsLong();
        try {
            HttpCalls.Response response = calls.call(new HttpCalls.Request(
                    "POST",
                    URI.create(agent.base() + "/chat/completions"),
                    headers(agent, how.traceparent()),
                    talk.request(),
                    shorter(how.left(), agent.callTimeout())));
            return read(version, talk, response, timing.millisSince(start));
        } catch (TransportException e) {
            return Attempt.failed(shown(version), e);
        }
    }

    private Attempt<Completion> read(
            AgentVersion version, Conversation talk, HttpCalls.Response response, long latencyMillis) {
        int status = response.status();
        Optional<Attempt<Completion>> lost = Attempt.lost(response, timing.clock());
        if (lost.isPresent()) {
            return lost.get();
        }
        if (status >= 500) {
            return new Attempt.Lost<>("the model's API answered " + status);
        }
        if (status < 200 || status >= 300) {
            String code = code(response).map(text -> " (" + text + ")").orElse("");
            return new Attempt.Refused<>(new CasebookException.Permanent(shown(version)
                    + " got no completion: the model's API answered " + status + code
                    + ". Check its address, key, model and tools in casebook.yaml."));
        }
        try {
            Completion completion = Completion.read(response.body());
            talk.said(completion, latencyMillis);
            return new Attempt.Answered<>(completion);
        } catch (Malformed e) {
            return new Attempt.Refused<>(new CasebookException.Permanent(shown(version)
                    + " got no completion: what the model's API answered " + e.getMessage()
                    + ". Is it OpenAI-compatible?"));
        }
    }

    private Attempt<ToolResult> use(ChatAgent.Results.Live live, Completion.Call call, Trial trial, Call how) {
        long start = timing.nanos().getAsLong();
        if (call.arguments().isEmpty()) {
            return new Attempt.Answered<>(ToolResult.error("the arguments are not a JSON object", false, 0));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", call.name());
        body.set("arguments", call.arguments().get());
        body.put("case", trial.caseId().value()).put("trial", trial.number());
        trial.input().now().ifPresent(now -> body.put("now", now.toString()));
        String name = URLEncoder.encode(call.name(), StandardCharsets.UTF_8).replace("+", "%20");
        try {
            HttpCalls.Response response = calls.call(new HttpCalls.Request(
                    "POST",
                    URI.create(live.endpoint().replace("{name}", name)),
                    Map.of("accept", "application/json", "traceparent", how.traceparent()),
                    body.toString(),
                    how.left()));
            Optional<Attempt<ToolResult>> lost = Attempt.lost(response, timing.clock());
            return lost.orElseGet(() -> new Attempt.Answered<>(result(response, timing.millisSince(start))));
        } catch (TransportException e) {
            return Attempt.failed("The tool endpoint", e);
        }
    }

    private static ToolResult result(HttpCalls.Response response, long millis) {
        int status = response.status();
        if (status < 200 || status >= 300) {
            return ToolResult.error("the tool answered " + status, status == 404 || status == 410, millis);
        }
        try {
            JsonNode value = Json.mapper().readTree(response.body());
            return new ToolResult(value.isMissingNode() ? TextNode.valueOf("") : value, false, millis);
        } catch (JsonProcessingException e) {
            return new ToolResult(TextNode.valueOf(response.body()), false, millis);
        }
    }

    private static Map<String, String> headers(ChatAgent agent, String traceparent) {
        Map<String, String> headers = new HashMap<>(agent.headers());
        headers.put("accept", "application/json");
        headers.put("traceparent", traceparent);
        return headers;
    }

    private static Optional<String> code(HttpCalls.Response response) {
        try {
            String code =
                    Json.mapper().readTree(response.body()).at("/error/code").asText();
            return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private ChatAgent agent(AgentVersion version) {
        ChatAgent agent = agents.get(version.agent());
        if (agent == null) {
            throw Problems.noSuchAgent(version.agent(), agents.keySet());
        }
        return agent;
    }

    private static ChatAgent.Setup setup(ChatAgent agent, AgentVersion version) {
        ChatAgent.Setup setup = agent.setups().get(version.version());
        if (setup == null) {
            throw new CasebookException.Permanent("The agent " + version.agent() + " has no version "
                    + version.version() + ". There are: "
                    + String.join(", ", agent.setups().keySet()) + ". Add it to casebook.yaml.");
        }
        return setup.asking(version.model());
    }

    private static String shown(AgentVersion version) {
        return "The agent " + version.agent() + " in version " + version.version();
    }
}
