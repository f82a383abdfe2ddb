package dev.casebook.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import dev.casebook.agent.protocol.Protocol;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Runs trials by invoking a Lambda function, in the agent protocol.
 *
 * <p>Throttling (429), a service that is not well (5xx) and calls that did not get through are tried again within the deadline.
 * A function that throws or runs into its own time-out is an agent that breaks. What the function's error says stays in its log.
 */
public final class LambdaAgentRunner implements AgentRunner {
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Pattern ERROR_TYPE = Pattern.compile("[A-Za-z0-9_.$]{1,100}");

    private final Map<String, LambdaAgent> agents;
    private final LambdaInvoke lambda;
    private final Timing timing;
    private final Attempts attempts;
    private final Traceparents traceparents;

    /** A function and what is said to it. */
    private record Target(AgentVersion version, LambdaAgent agent, String function) {

        Protocol protocol() {
            return agent.protocol().asking(version.model());
        }

        String shown() {
            return "The agent " + version.agent() + " in version " + version.version() + " (Lambda function " + function
                    + ")";
        }
    }

    /**
     * A runner of configured agents.
     *
     * @param agents by name
     */
    LambdaAgentRunner(
            Map<String, LambdaAgent> agents,
            LambdaInvoke lambda,
            Timing timing,
            Retries retries,
            RandomGenerator random) {
        this.agents = new TreeMap<>(agents);
        this.lambda = lambda;
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
            HttpCalls.Response response = lambda.dryRun(target.function(), PROBE);
            if (response.status() >= 300) {
                throw refused(target, response);
            }
        } catch (TransportException e) {
            throw Problems.unreachable(target.shown(), e);
        } catch (SdkException e) {
            throw noCredentials(target, e);
        }
    }

    private Attempt<Answer> attempt(Target target, Trial trial, String body, Duration left) {
        long start = timing.nanos().getAsLong();
        Duration most = target.agent().perTrialTimeout();
        try {
            HttpCalls.Response response =
                    lambda.invoke(target.function(), body, traceparents.next(), left.compareTo(most) < 0 ? left : most);
            return read(target, trial, response, timing.millisSince(start));
        } catch (TransportException e) {
            return Attempt.failed(target.shown(), e);
        } catch (SdkException e) {
            return new Attempt.Refused<>(noCredentials(target, e));
        }
    }

    private Attempt<Answer> read(Target target, Trial trial, HttpCalls.Response response, long latencyMillis) {
        int status = response.status();
        Optional<Attempt<Answer>> lost = Attempt.lost(response, timing.clock());
        if (lost.isPresent()) {
            return lost.get();
        }
        if (status >= 500) {
            return new Attempt.Lost<>("Lambda answered " + status);
        }
        if (status >= 300) {
            return new Attempt.Refused<>(refused(target, response));
        }
        if (response.header("x-amz-function-error").isPresent()) {
            return new Attempt.Refused<>(broke(target, response));
        }
        try {
            return new Attempt.Answered<>(target.protocol().read(response.body(), trial, latencyMillis));
        } catch (Malformed e) {
            return new Attempt.Refused<>(Problems.malformed(target.shown(), status, String.valueOf(e.getMessage())));
        }
    }

    private static CasebookException.Permanent refused(Target target, HttpCalls.Response response) {
        return switch (response.status()) {
            case 404 ->
                new CasebookException.Permanent(target.shown()
                        + " does not exist. Nothing was run. Check the version, and that it is deployed in this account"
                        + " and region.");
            case 401, 403 ->
                new CasebookException.Permanent(target.shown()
                        + " may not be invoked. Nothing was run. Allow lambda:InvokeFunction on it, and look whether the"
                        + " credentials are still good.");
            case 413 ->
                new CasebookException.Permanent(target.shown() + " cannot take a case this large: Lambda allows 6 MB.");
            default ->
                new CasebookException.Permanent(target.shown() + " was not run: Lambda answered " + response.status()
                        + ". Check the function's state and name.");
        };
    }

    /** The type of error is a name out of the function's code; its message may hold a customer's words. */
    private static CasebookException.Permanent broke(Target target, HttpCalls.Response response) {
        return new CasebookException.Permanent(
                target.shown() + " broke" + errorType(response)
                        + " instead of answering. Its own log should say why; the trace id was sent in the traceparent header.");
    }

    private static String errorType(HttpCalls.Response response) {
        try {
            JsonNode type = Json.mapper().readTree(response.body()).path("errorType");
            return ERROR_TYPE.matcher(type.asText()).matches() ? " (" + type.asText() + ")" : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static CasebookException.Permanent noCredentials(Target target, SdkException e) {
        return new CasebookException.Permanent(
                target.shown()
                        + " cannot be invoked: there are no AWS credentials or no region here. Nothing was run. Set"
                        + " them as the AWS command line wants them.",
                e);
    }

    private Target target(AgentVersion version) {
        LambdaAgent agent = agents.get(version.agent());
        if (agent == null) {
            throw Problems.noSuchAgent(version.agent(), agents.keySet());
        }
        return agent.of(version.version())
                .map(function -> new Target(version, agent, function))
                .orElseThrow(() -> new CasebookException.Permanent("The agent " + version.agent()
                        + " has no Lambda function for version " + version.version()
                        + ". Nothing was run. Add the version to casebook.yaml."));
    }
}
