package dev.casebook.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.agent.protocol.Protocol;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpAgentRunnerTest {
    private static final Instant START = Instant.parse("2026-03-09T08:00:00Z");
    private static final AgentVersion V1 = new AgentVersion("clinic", "v1", Optional.empty());

    private final ScriptedHttpCalls calls = new ScriptedHttpCalls();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = START;
    private long nanos;

    @Test
    void aRequestCarriesTheTrialTheHeadersAndATraceparent() throws Exception {
        calls.thenSaying("ok");
        run();
        HttpCalls.Request sent = calls.requests.getFirst();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.uri()).hasToString("https://agent.test/v1/run");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer s3cret");
        assertThat(sent.headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(Json.mapper().readTree(sent.body()))
                .isEqualTo(Json.mapper().readTree("""
                                {"case":"%s","trial":2,"version":"v1","input":{"message":"Hi"},"history":[],"now":null,"tools":null}
                                """.formatted(trial().caseId())));
    }

    @Test
    void eachRequestHasItsOwnTraceparent() {
        calls.then(TransportException.Kind.CUT).thenSaying("ok");
        run();
        assertThat(calls.requests)
                .extracting(sent -> sent.headers().get("traceparent"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportException.Kind.class,
            names = {"UNKNOWN_HOST", "REFUSED", "NOT_CONNECTED", "TIMED_OUT", "CUT"})
    void aCallThatDidNotGetThroughIsMadeAgain(TransportException.Kind kind) {
        calls.then(kind).then(kind).thenSaying("at last");
        assertThat(run().output()).isEqualTo("at last");
        assertThat(pauses)
                .hasSize(2)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(100), Duration.ofMillis(400)));
    }

    @Test
    void busyStatusesAreTriedAgain() {
        calls.then(429).then(502).then(503).then(504).thenSaying("at last");
        assertThat(run().output()).isEqualTo("at last");
    }

    @Test
    void aRequestedPauseIsKept() {
        calls.then(429, "", Map.of("retry-after", "7"))
                .then(503, "", Map.of("retry-after", "Mon, 09 Mar 2026 08:00:10 GMT"))
                .thenSaying("ok");
        run();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
    }

    @Test
    void aPauseBeyondTheDeadlineEndsTheTrialAtOnce() {
        calls.then(429, "", Map.of("retry-after", "3600"));
        assertThatThrownBy(this::run).isInstanceOfSatisfying(CasebookException.Retryable.class, busy -> {
            assertThat(busy.retryAfter()).contains(Duration.ofHours(1));
            assertThat(busy)
                    .hasMessage(
                            "The agent clinic in version v1 at agent.test gave no answer: it answered 429, after 1"
                                    + " attempt. This does not count as the agent's failure. See whether it is up, and run again.");
        });
        assertThat(pauses).isEmpty();
    }

    @Test
    void attemptsAreLimited() {
        calls.then(TransportException.Kind.REFUSED);
        assertThatThrownBy(this::run)
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("the connection was refused, after 6 attempts");
        assertThat(calls.requests).hasSize(6);
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        calls.thenSaying("late");
        assertThatThrownBy(() -> runner(agent()).run(V1, trial(), new Deadline(START)))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("the time was up");
        assertThat(calls.requests).isEmpty();
    }

    @Test
    void anAttemptMayTakeWhatIsLeftAndNoMoreThanItsOwnTimeout() {
        calls.then(503, "", Map.of("retry-after", "25")).thenSaying("ok");
        run();
        assertThat(calls.requests)
                .extracting(HttpCalls.Request::timeout)
                .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(5));
    }

    @Test
    void latencyIsThatOfTheAnsweredAttempt() {
        calls.then(503).thenSaying("ok");
        // The scripted monotonic clock moves 40 ms with each look at it: one look before an attempt, one after.
        assertThat(run().latencyMillis()).isEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatTheAgentAnswersInsteadOfAResultIsPermanentAndSaysWhatToDo(int status, String body, String words) {
        calls.then(status, body, Map.of());
        assertThatThrownBy(this::run)
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith("The agent clinic in version v1 at agent.test")
                .hasMessageContaining(words);
        assertThat(calls.requests).hasSize(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(302, "", "Redirects are not followed"),
                Arguments.of(400, "", "request template"),
                Arguments.of(401, "", "headers configured"),
                Arguments.of(404, "", "does not exist"),
                Arguments.of(405, "", "POST"),
                Arguments.of(500, "boom", "answered 500"),
                Arguments.of(200, "<html>", "is not JSON"),
                Arguments.of(200, "", "is not a JSON object"),
                Arguments.of(200, "3", "is not a JSON object"),
                Arguments.of(200, "{}", "has no text in output"),
                Arguments.of(200, "{\"output\":3}", "has no text in output"),
                Arguments.of(200, "{\"output\":\"\",\"tool_calls\":{}}", "has no list in tool_calls"),
                Arguments.of(200, "{\"output\":\"\",\"tool_calls\":[{}]}", "has no name in tool_calls[0]"),
                Arguments.of(
                        200,
                        "{\"output\":\"\",\"tool_calls\":[{\"name\":\"a\",\"arguments\":\"{x\"}]}",
                        "has no JSON in tool_calls[0].arguments"),
                Arguments.of(
                        200,
                        "{\"output\":\"\",\"tool_calls\":[{\"name\":\"a\",\"arguments\":[1]}]}",
                        "has no JSON object in tool_calls[0].arguments"),
                Arguments.of(200, "{\"output\":\"\",\"contexts\":[1]}", "has no text in contexts[0]"),
                Arguments.of(200, "{\"output\":\"\",\"model\":1}", "in model"),
                Arguments.of(200, "{\"output\":\"\",\"usage\":{\"input_tokens\":-1}}", "usage.input_tokens"),
                Arguments.of(200, "{\"output\":\"\",\"usage\":{\"cost_usd\":\"1\"}}", "usage.cost_usd"));
    }

    @Test
    void aMessageHoldsNothingOfTheBody() {
        calls.then(500, "patient Anna Berg", Map.of());
        assertThatThrownBy(this::run).hasMessageNotContaining("Berg");
    }

    @Test
    void anAnswerThatIsTooLargeIsPermanent() {
        calls.then(TransportException.Kind.TOO_LARGE);
        assertThatThrownBy(this::run)
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("larger than 5 MB");
    }

    @Test
    void anAddressGivenWithTheRunReplacesTheConfiguredOneAndGetsNoSecrets() {
        calls.thenSaying("ok");
        runner(agent())
                .run(
                        new AgentVersion("clinic", "pr-7", Optional.of(URI.create("http://elsewhere.test:81/x"))),
                        trial(),
                        deadline());
        assertThat(calls.requests.getFirst().uri()).hasToString("http://elsewhere.test:81/x");
        assertThat(calls.requests.getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void anAddressGivenWithTheRunOnTheConfiguredHostGetsTheHeaders() {
        calls.thenSaying("ok");
        runner(agent())
                .run(
                        new AgentVersion("clinic", "pr-7", Optional.of(URI.create("https://AGENT.test/pr-7"))),
                        trial(),
                        deadline());
        assertThat(calls.requests.getFirst().headers()).containsKey("authorization");
    }

    @Test
    void anAgentThatIsNotConfiguredIsRefusedWithTheOnesThatAre() {
        assertThatThrownBy(() -> runner(agent()).probe(new AgentVersion("clinik", "v1", Optional.empty())))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("There is no agent clinik. There are: clinic.");
    }

    @Test
    void aProbeTakesAnyAnswerButNotFound() {
        for (int status : List.of(200, 401, 405, 500)) {
            ScriptedHttpCalls one = new ScriptedHttpCalls().then(status);
            assertThatCode(() -> runner(agent(), one).probe(V1)).doesNotThrowAnyException();
            assertThat(one.requests).extracting(HttpCalls.Request::method).containsExactly("GET");
        }
    }

    @Test
    void aProbeOfAVersionThatIsNotThereSaysSo() {
        calls.then(404);
        assertThatThrownBy(() -> runner(agent()).probe(V1))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("The agent clinic in version v1 at agent.test does not exist: the address answered 404."
                        + " Check the version, and that it is deployed.");
    }

    @Test
    void aProbeBelievesAServerThatOffersOnlyPosts() {
        calls.then(404).then(200, "", Map.of("allow", "POST"));
        assertThatCode(() -> runner(agent()).probe(V1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(TransportException.Kind.class)
    void aProbeThatGetsNoAnswerNamesAgentVersionAndHost(TransportException.Kind kind) {
        calls.then(kind);
        assertThatThrownBy(() -> runner(agent()).probe(V1))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("The agent clinic in version v1 at agent.test cannot be reached: " + kind.words()
                        + ". Nothing was run. See whether it is up and its address is right, and try again.");
    }

    private Answer run() {
        return runner(agent()).run(V1, trial(), deadline());
    }

    private Deadline deadline() {
        return new Deadline(START.plusSeconds(30));
    }

    private HttpAgentRunner runner(HttpAgent agent) {
        return runner(agent, calls);
    }

    private HttpAgentRunner runner(HttpAgent agent, HttpCalls through) {
        Timing timing = new Timing(() -> now, () -> nanos += 40_000_000, pause -> {
            pauses.add(pause);
            now = now.plus(pause);
        });
        return new HttpAgentRunner(Map.of("clinic", agent), through, timing, Retries.standard(), new Random(7));
    }

    private static HttpAgent agent() {
        return new HttpAgent(
                "clinic",
                new AgentAddress.Template("https://agent.test/{version}/run"),
                Map.of("authorization", "Bearer s3cret"),
                Protocol.standard(),
                Duration.ofSeconds(20));
    }

    private static Trial trial() {
        return new Trial(
                CaseId.imported("clinic", "1"),
                2,
                new CaseInput(
                        Json.mapper().createObjectNode().put("message", "Hi"), List.of(), Optional.empty(), List.of()));
    }
}
