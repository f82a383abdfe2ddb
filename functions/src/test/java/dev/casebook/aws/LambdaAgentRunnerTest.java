package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentRunnerContract;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.Retries;
import dev.casebook.agent.http.Timing;
import dev.casebook.agent.protocol.Protocol;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The contract and Lambda's own ways to fail, over real sockets. */
class LambdaAgentRunnerTest extends AgentRunnerContract {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:clinic:{version}";

    private final ApacheHttpCalls calls = new ApacheHttpCalls();
    private final List<LoopbackLambda> started = new ArrayList<>();

    @Override
    protected AgentRunner runner(BiFunction<AgentVersion, Trial, Answer> script) {
        return runner(started(script).address(), Map.of());
    }

    private LoopbackLambda started(BiFunction<AgentVersion, Trial, Answer> script) {
        LoopbackLambda lambda = new LoopbackLambda(script);
        started.add(lambda);
        return lambda;
    }

    private AgentRunner runner(URI endpoint, Map<String, String> versions) {
        LambdaAgent agent = new LambdaAgent("clinic", ARN, versions, Protocol.standard(), Duration.ofSeconds(20));
        LambdaInvoke invoke = new LambdaInvoke(
                calls,
                () -> new LambdaInvoke.Place(endpoint, "eu-central-1"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
        Timing timing = new Timing(InstantSource.system(), System::nanoTime, pause -> {});
        return new LambdaAgentRunner(Map.of("clinic", agent), invoke, timing, Retries.standard(), new Random(1));
    }

    @AfterEach
    void stop() {
        started.forEach(LoopbackLambda::close);
        calls.close();
    }

    @Test
    void aVersionIsTheQualifierOrWhatTheListSays() {
        LoopbackLambda lambda = started((agent, trial) -> saying("ok"));
        runner(lambda.address(), Map.of()).run(V1, trial(0), soon());
        runner(lambda.address(), Map.of("v1", "17")).run(V1, trial(0), soon());
        assertThat(lambda.invoked())
                .containsExactly(
                        "arn:aws:lambda:eu-central-1:123456789012:function:clinic:v1",
                        "arn:aws:lambda:eu-central-1:123456789012:function:clinic:17");
        AgentVersion strange = new AgentVersion("clinic", "v1/../other", Optional.empty());
        assertThatThrownBy(() -> runner(lambda.address(), Map.of()).run(strange, trial(0), soon()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("has no Lambda function for version");
    }

    @Test
    void aFunctionThatThrowsIsNamedByTheKindOfItsErrorOnly() {
        AgentRunner runner = runner((agent, trial) -> {
            throw new CasebookException.Permanent("x");
        });
        assertThatThrownBy(() -> runner.run(V1, trial(0), soon()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("broke (java.lang.IllegalStateException)")
                .hasMessageNotContaining("Maria");
    }

    @Test
    void aFunctionThatRanIntoItsTimeOutBroke() {
        LoopbackLambda lambda = started((agent, trial) -> saying("never"));
        lambda.queue(200, "Unhandled", "{\"errorMessage\":\"2026-03-09 Task timed out after 3.00 seconds\"}");
        assertThatThrownBy(() -> runner(lambda.address(), Map.of()).run(V1, trial(0), soon()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("broke instead of answering");
        assertThat(lambda.invoked()).hasSize(1);
    }

    @Test
    void throttlingAndServiceErrorsAreTriedAgain() {
        LoopbackLambda lambda = started((agent, trial) -> saying("at last"));
        lambda.queue(429, "", "{}");
        lambda.queue(500, "", "{\"Message\":\"ServiceException\"}");
        lambda.queue(502, "", "EC2ThrottledException");
        assertThat(runner(lambda.address(), Map.of()).run(V1, trial(0), soon()).output())
                .isEqualTo("at last");
        assertThat(lambda.invoked()).hasSize(4);
    }

    @Test
    void aFunctionThatIsTooSlowIsNotTheAgentsFailure() {
        CountDownLatch never = new CountDownLatch(1);
        LoopbackLambda lambda = started((agent, trial) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return saying("late");
        });
        Deadline short_ = Deadline.in(InstantSource.system(), Duration.ofMillis(300));
        assertThatThrownBy(() -> runner(lambda.address(), Map.of()).run(V1, trial(0), short_))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("no complete answer came in time");
        never.countDown();
    }

    @Test
    void whatIsNoAnswerOfTheProtocolIsSaidSo() {
        LoopbackLambda lambda = started((agent, trial) -> saying("never"));
        lambda.queue(200, "", "\"ok\"");
        assertThatThrownBy(() -> runner(lambda.address(), Map.of()).run(V1, trial(0), soon()))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("is not a JSON object");
    }

    @Test
    void aServiceThatIsNotThereIsOneClearErrorBeforeAnythingRuns() {
        LoopbackLambda lambda = started((agent, trial) -> saying("never"));
        URI gone = lambda.address();
        lambda.close();
        assertThatThrownBy(() -> runner(gone, Map.of()).probe(V1))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("Nothing was run");
    }
}
