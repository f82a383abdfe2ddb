package dev.casebook.agent.http;

import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.protocol.Malformed;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Runs trials over HTTP: one {@code POST} for each, in the agent protocol or as the agent's settings map it.
 *
 * <p>A call that did not get through (refused, cut, timed out, 429, 502 to 504) is made again while there is time; the agent may
 * then have run twice, and only the last answer counts. Latency is that of the attempt that was answered.
 */
public final class HttpAgentRunner implements AgentRunner {
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final Map<String, HttpAgent> agents;
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
    public HttpAgentRunner(
            Map<String, HttpAgent> agents, HttpCalls calls, Timing timing, Retries retries, RandomGenerator random) {
        this.agents = new TreeMap<>(agents);
        this.calls = calls;
        this.timing = timing;
        this.attempts = new Attempts(timing, retries, random);
        this.traceparents = new Traceparents(random);
    }

    @Override
    public Answer run(AgentVersion version, Trial trial, Deadline deadline) {
        Target target = target(version);
        String body = target.protocol().write(trial, version.version());
        return attempts.until(deadline, target.shown(), left -> attempt(target, trial, body, left));
    }

    @Override
    public void probe(AgentVersion version) {
        Target target = target(version);
        try {
            HttpCalls.Response response = calls.call(request(target, "GET", "", PROBE));
            if (response.status() == 404 && !takesPosts(target)) {
                throw Problems.noSuchVersion(target.shown());
            }
        } catch (TransportException e) {
            throw Problems.unreachable(target.shown(), e);
        }
    }

    /** Some servers answer a GET with 404 where only POST is offered; they say so when asked for the options. */
    private boolean takesPosts(Target target) throws TransportException {
        HttpCalls.Response options = calls.call(request(target, "OPTIONS", "", PROBE));
        return options.status() < 300
                && options.header("allow")
                        .filter(allowed -> allowed.contains("POST"))
                        .isPresent();
    }

    private Attempt<Answer> attempt(Target target, Trial trial, String body, Duration left) {
        long start = timing.nanos().getAsLong();
        try {
            Duration timeout = left.compareTo(target.timeout()) < 0 ? left : target.timeout();
            HttpCalls.Response response = calls.call(request(target, "POST", body, timeout));
            return read(target, trial, response, timing.millisSince(start));
        } catch (TransportException e) {
            return Attempt.failed(target.shown(), e);
        }
    }

    private Attempt<Answer> read(Target target, Trial trial, HttpCalls.Response response, long latencyMillis) {
        int status = response.status();
        Optional<Attempt<Answer>> lost = Attempt.lost(response, timing.clock());
        if (lost.isPresent()) {
            return lost.get();
        }
        if (status == 404) {
            return new Attempt.Refused<>(Problems.noSuchVersion(target.shown()));
        }
        if (status < 200 || status >= 300) {
            return new Attempt.Refused<>(Problems.answered(target.shown(), status));
        }
        try {
            return new Attempt.Answered<>(target.protocol().read(response.body(), trial, latencyMillis));
        } catch (Malformed e) {
            return new Attempt.Refused<>(Problems.malformed(target.shown(), status, String.valueOf(e.getMessage())));
        }
    }

    private HttpCalls.Request request(Target target, String method, String body, Duration timeout) {
        Map<String, String> headers = new HashMap<>(target.headers());
        headers.put("accept", "application/json");
        headers.put("traceparent", traceparents.next());
        return new HttpCalls.Request(method, target.uri(), headers, body, timeout);
    }

    private Target target(AgentVersion version) {
        Optional<HttpAgent> agent = Optional.ofNullable(agents.get(version.agent()));
        if (agent.isEmpty() && version.url().isEmpty()) {
            throw Problems.noSuchAgent(version.agent(), agents.keySet());
        }
        Optional<URI> uri = version.url()
                .map(AgentAddress::checked)
                .or(() -> agent.flatMap(one -> one.address().of(version.version())));
        return uri.map(address -> Target.of(version, agent, address)).orElseThrow(() -> Problems.noAddress(version));
    }
}
