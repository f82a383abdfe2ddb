package dev.casebook.trace.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.FakeSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTraceSourceTest {
    private static final TraceRef REF = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    private static final String ROOT =
            "{\"spanId\":\"AAAAAAAAAAE=\",\"name\":\"root\",\"startTimeUnixNano\":\"1000000000\",\"endTimeUnixNano\":\"3000000000\"}";
    private static final String CHILD =
            "{\"spanId\":\"AAAAAAAAAAI=\",\"parentSpanId\":\"AAAAAAAAAAE=\",\"name\":\"child\",\"startTimeUnixNano\":\"2000000000\"}";
    private static final String SECRET = "a secret in the body";

    private final FakeSource tempo = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-10T15:00:00Z");

    @AfterEach
    void close() {
        tempo.close();
        client.close();
    }

    @Test
    void aTraceIsReadUntilTwoReadsAgree() {
        tempo.then(200, v2(ROOT)).then(200, v2(CHILD, ROOT)).then(200, v2(CHILD, ROOT));

        Trace trace = source().fetch(REF).orElseThrow();

        assertThat(trace.ref()).isEqualTo(REF);
        assertThat(trace.steps().stream().map(step -> step.facts().name())).containsExactly("root", "child");
        assertThat(trace.partial()).isFalse();
        assertThat(tempo.requests()).hasSize(3).containsOnly("/api/v2/traces/4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void aTraceWhoseRootDoesNotArriveIsPartialAfterTheDeadline() {
        tempo.then(200, v2(CHILD));

        Trace trace = source().fetch(REF).orElseThrow();

        assertThat(trace.partial()).isTrue();
        assertThat(pauses).hasSize(10);
    }

    @Test
    void aSpanThatWasCalledFromAnotherServiceIsARoot() {
        tempo.then(
                200,
                v2(
                        "{\"spanId\":\"AAAAAAAAAAI=\",\"parentSpanId\":\"AAAAAAAAAAk=\",\"kind\":\"SPAN_KIND_SERVER\",\"name\":\"in\"}"));

        assertThat(source().fetch(REF).orElseThrow().partial()).isFalse();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void whatTempoCallsPartialIsPartial() {
        tempo.then(
                200,
                "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + ROOT
                        + "]}]}]},\"status\":\"PARTIAL\",\"message\":\"too large\"}");

        assertThat(source().fetch(REF).orElseThrow().partial()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"trace\":{}}", "{\"trace\":{},\"metrics\":{}}", "{}"})
    void anEmptyTraceIsNotFound(String body) {
        tempo.then(200, body);

        assertThat(source().fetch(REF)).isEmpty();
    }

    @Test
    void bothRoutesSayingNotFoundIsNotFound() {
        tempo.then(404, "", Map.of());

        assertThat(source().fetch(REF)).isEmpty();
        assertThat(tempo.requests()).contains("/api/traces/4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aServerWithoutTheCurrentRouteIsAskedOnTheOlderOne() {
        String v1 = "{\"batches\":[{\"scopeSpans\":[{\"spans\":[" + ROOT + "]}]}]}";
        tempo.then(404, "404 page not found", Map.of())
                .then(200, v1)
                .then(404, "404 page not found", Map.of())
                .then(200, v1);

        assertThat(source().fetch(REF).orElseThrow().steps()).hasSize(1);
    }

    @Test
    void aShortUpperCaseIdIsBroughtToItsCanonicalForm() {
        tempo.then(200, v2(ROOT));

        Trace trace = source().fetch(new TraceRef("tempo", "1A2B3C4D5E6F7081")).orElseThrow();

        assertThat(trace.ref().id()).isEqualTo("00000000000000001a2b3c4d5e6f7081");
    }

    @Test
    void tenantAndCredentialsAreSent() {
        tempo.then(200, v2(ROOT));
        TempoSettings settings = settings().withTenant("team-a").withAuthorization(() -> "Basic abc");

        source(settings).fetch(REF);

        assertThat(tempo.headers().getFirst())
                .containsEntry("X-scope-orgid", List.of("team-a"))
                .containsEntry("Authorization", List.of("Basic abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, permanent", "401, permanent", "403, permanent", "422, permanent", "302, permanent", "410, permanent",
        "408, retryable", "429, retryable", "500, retryable", "502, retryable", "503, retryable", "504, retryable",
    })
    void aRefusalIsASentenceThatNamesTheSourceAndTheStatusAndNeverTheBody(int status, String kind) {
        tempo.then(status, SECRET, Map.of("Location", "http://127.0.0.1:1/elsewhere"));

        CasebookException refused = catchThrowableOfType(CasebookException.class, () -> source().fetch(REF));

        assertThat(refused)
                .isInstanceOf(
                        kind.equals("permanent")
                                ? CasebookException.Permanent.class
                                : CasebookException.Retryable.class);
        assertThat(refused.getMessage())
                .contains("tempo answered " + status)
                .doesNotContain(SECRET)
                .endsWith(".");
        assertThat(tempo.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "'Tue, 10 Mar 2026 15:02:00 GMT', 120", "999999, 900"})
    void theRequestedPauseIsHandedOn(String header, int seconds) {
        tempo.then(429, "", Map.of("Retry-After", header));

        CasebookException.Retryable refused =
                catchThrowableOfType(CasebookException.Retryable.class, () -> source().fetch(REF));

        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", ""})
    void aPauseThatMakesNoSenseCountsAsNotSaid(String header) {
        tempo.then(503, "", Map.of("Retry-After", header));

        CasebookException.Retryable refused =
                catchThrowableOfType(CasebookException.Retryable.class, () -> source().fetch(REF));

        assertThat(refused.retryAfter()).isEmpty();
    }

    @Test
    void aWebPageInsteadOfJsonIsExplained() {
        tempo.then(200, "<html>" + SECRET, Map.of("Content-Type", "text/html"));

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("web page")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"trace\":{\"resourceSpans\":[", "{\"trace\":\"abc"})
    void jsonWithoutItsEndIsTriedAgain(String body) {
        tempo.then(200, body);

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("beginning");
    }

    @Test
    void aCutConnectionIsTriedAgain() {
        tempo.thenCutConnection();

        assertThatThrownBy(() -> source().fetch(REF)).isInstanceOf(CasebookException.Retryable.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        tempo.then(200, v2(ROOT));

        assertThatThrownBy(() -> source(settings().withMaxBytes(50)).fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("more than is read");
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefused() {
        tempo.then(200, "{\"trace\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");

        assertThatThrownBy(() -> source().fetch(REF)).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void aServerThatNeverAnswersIsTriedAgain() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TempoSettings settings = TempoSettings.open(
                            "tempo", URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .withTimes(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(1));

            assertThatThrownBy(() -> source(settings).fetch(REF))
                    .isInstanceOf(CasebookException.Retryable.class)
                    .hasMessageContaining("did not answer within 200 ms");
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        URI gone = tempo.uri();
        tempo.close();

        assertThatThrownBy(() -> source(TempoSettings.open("tempo", gone)).fetch(REF))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("could not be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"langsmith:4bf92f3577b34da6a3ce929d0e0e4736", "other:..", "other:a.b"})
    void areferenceOfAnotherSourceIsRefusedWithoutARequest(String ref) {
        tempo.then(200, v2(ROOT));

        assertThatThrownBy(() -> source().fetch(TraceRef.parse(ref))).isInstanceOf(CasebookException.Permanent.class);
        assertThat(tempo.requests()).isEmpty();
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        try (HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            assertThatThrownBy(() -> new TempoTraceSource(settings(), following, () -> now, length -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private TempoSettings settings() {
        return TempoSettings.open("tempo", tempo.uri());
    }

    private TempoTraceSource source() {
        return source(settings());
    }

    private TempoTraceSource source(TempoSettings settings) {
        return new TempoTraceSource(settings, client, () -> now, length -> {
            pauses.add(length);
            now = now.plus(length);
        });
    }

    private static String v2(String... spans) {
        return "{\"trace\":{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"scope\":{},\"spans\":["
                + String.join(",", spans) + "]}]}]}}";
    }
}
