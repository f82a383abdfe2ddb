package dev.casebook.trace.langsmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.casebook.CasebookException;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.FakeSource;
import dev.casebook.trace.http.SourceAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LangSmithTraceSourceTest {
    private static final String ROOT_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static final String CHILD_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String PROJECT = "1ffd059c-17ea-40a8-8aef-70fd0307db82";
    private static final TraceRef REF = new TraceRef("smith", ROOT_ID);
    private static final String RUN = "/api/v1/runs/";
    private static final String QUERY = "/api/v1/runs/query";
    private static final String SECRET = "a secret in the body";

    private static final String ROOT = """
            {"id":"%s","trace_id":"%s","session_id":"%s","name":"shop","run_type":"chain","status":"success",
             "start_time":"2026-03-10T15:00:00.000000","end_time":"2026-03-10T15:00:03.000000","dotted_order":"a",
             "inputs":{"question":"Where is my order?"},"outputs":{"answer":"On its way."}}""".formatted(ROOT_ID, ROOT_ID, PROJECT);
    private static final String CHILD = """
            {"id":"%s","trace_id":"%s","parent_run_id":"%s","session_id":"%s","name":"find_order","run_type":"tool",
             "status":"success","start_time":"2026-03-10T15:00:01","end_time":"2026-03-10T15:00:02","dotted_order":"a.b",
             "inputs":{"number":7},"outputs":{"output":"sent"}}""".formatted(CHILD_ID, ROOT_ID, ROOT_ID, PROJECT);

    private final FakeSource server = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-10T15:00:00Z");

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void theIdOfAnyRunLeadsToTheWholeTraceUnderItsRootsId() {
        server.at(RUN + CHILD_ID, 200, CHILD).at(QUERY, 200, page("null", CHILD, ROOT));

        Trace trace = source().fetch(new TraceRef("smith", CHILD_ID)).orElseThrow();

        assertThat(trace.ref()).isEqualTo(REF);
        assertThat(trace.input()).extracting(message -> message.content()).containsExactly("Where is my order?");
        assertThat(trace.output()).contains("On its way.");
        assertThat(trace.steps()).extracting(step -> step.facts().name()).containsExactly("shop", "find_order");
        assertThat(trace.context().duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(trace.partial()).isFalse();
        assertThat(server.bodies().getLast())
                .contains("\"trace\":\"" + ROOT_ID + "\"", "\"session\":[\"" + PROJECT + "\"]", "\"limit\":100");
    }

    @Test
    void pagesAreReadUntilThereIsNoNext() {
        server.at(RUN + ROOT_ID, 200, ROOT)
                .at(QUERY, 200, page("\"more\"", ROOT))
                .at(QUERY, 200, page("null", CHILD, ROOT));

        Trace trace = source().fetch(REF).orElseThrow();

        assertThat(trace.steps()).hasSize(2);
        assertThat(server.bodies().getLast()).contains("\"cursor\":\"more\"");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aRunThatStillGoesOnIsReadAgainUntilItHasEnded() {
        String going = ROOT.replace("\"success\"", "\"pending\"").replace("\"2026-03-10T15:00:03.000000\"", "null");
        server.at(RUN + ROOT_ID, 200, ROOT)
                .at(QUERY, 200, page("null", going))
                .at(QUERY, 200, page("null", CHILD, ROOT));

        assertThat(source().fetch(REF).orElseThrow().partial()).isFalse();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aRunThatDoesNotEndInTimeIsPartial() {
        String going = ROOT.replace("\"success\"", "\"pending\"").replace("\"2026-03-10T15:00:03.000000\"", "null");
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", going));

        assertThat(source().fetch(REF).orElseThrow().partial()).isTrue();
        assertThat(pauses).hasSize(5);
    }

    @Test
    void anUnknownRunIsNotFound() {
        server.then(404, "{\"detail\":\"Run not found\"}");

        assertThat(source().fetch(REF)).isEmpty();
    }

    @Test
    void theKeyAndTheWorkspaceAreSent() {
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", ROOT));

        source().fetch(REF);

        assertThat(server.headers())
                .allSatisfy(headers -> assertThat(headers)
                        .containsEntry("X-api-key", List.of("key"))
                        .containsEntry("X-tenant-id", List.of("workspace")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api", "/api/v1/"})
    void everyWayToWriteTheBaseAddressLeadsToTheSamePath(String suffix) {
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", ROOT));

        assertThat(source(settings(server.uri() + suffix, Set.of())).fetch(REF)).isPresent();
    }

    @Test
    void anOwnLangSmithBehindAPathIsAskedThere() {
        server.at("/tools" + RUN + ROOT_ID, 200, ROOT).at("/tools" + QUERY, 200, page("null", ROOT));

        assertThat(source(settings(server.uri() + "/tools/api", Set.of())).fetch(REF))
                .isPresent();
    }

    @Test
    void largeValuesAreReadFromANamedHostWithoutTheKey() {
        try (FakeSource store = new FakeSource()) {
            store.at("/large/in", 200, "{\"question\":\"A long question\"}");
            String large = ROOT.replace(
                    "\"inputs\":{\"question\":\"Where is my order?\"}",
                    "\"inputs\":null,\"inputs_s3_urls\":{\"ROOT\":{\"presigned_url\":\"" + store.uri()
                            + "/large/in?signature=a%2Fb\"}}");
            server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", large));

            Trace trace = source(
                            settings(server.uri().toString(), Set.of(store.uri().getAuthority())))
                    .fetch(REF)
                    .orElseThrow();

            assertThat(trace.input()).extracting(message -> message.content()).containsExactly("A long question");
            assertThat(trace.partial()).isFalse();
            assertThat(store.requests()).containsExactly("/large/in?signature=a%2Fb");
            assertThat(store.headers().getFirst()).doesNotContainKeys("X-api-key", "X-tenant-id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:1/x",
                "https://s3.amazonaws.com.evil.example/x",
                "https://evil.example/s3.amazonaws.com",
                "https://s3.amazonaws.com@evil.example/x",
                "https://user@bucket.s3.amazonaws.com/x",
                "http://bucket.s3.amazonaws.com/x",
                "https://bucket.s3.amazonaws.com:8443/x",
                "https://ec2-1-2-3-4.compute.amazonaws.com/x",
                "https://evil-storage.googleapis.com.example/x",
                "https://notstorage.googleapis.com/x",
                "file:///etc/passwd",
                "https:///x",
                "not a link"
            })
    void aLinkToAnyOtherHostIsNotFollowed(String link) {
        String large = ROOT.replace(
                "\"inputs\":{\"question\":\"Where is my order?\"}",
                "\"inputs\":null,\"inputs_s3_urls\":{\"ROOT\":{\"presigned_url\":\"" + link + "\"}}");
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", large));

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith("smith ")
                .hasMessageContaining("Nothing was stored");
    }

    @Test
    void aStepWhoseLargeValueCannotBeReadMakesTheTracePartial() {
        String large = CHILD.replace(
                "\"inputs\":{\"number\":7}",
                "\"inputs\":null,\"inputs_s3_urls\":{\"ROOT\":{\"presigned_url\":\"http://10.0.0.1/x\"}}");
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 200, page("null", large, ROOT));

        Trace trace = source().fetch(REF).orElseThrow();

        assertThat(trace.partial()).isTrue();
        assertThat(trace.toolCalls()).extracting(Step.ToolCall::tool).containsExactly("find_order");
    }

    @ParameterizedTest
    @CsvSource({
        "400, permanent, search",
        "401, permanent, API key",
        "403, permanent, API key",
        "422, permanent, does not accept",
        "302, permanent, redirect",
        "410, permanent, base URL",
        "408, retryable, tried again",
        "429, retryable, too often",
        "500, retryable, tried again",
        "502, retryable, tried again",
        "503, retryable, tried again",
        "504, retryable, tried again",
    })
    void aRefusalNamesTheSourceTheStatusAndWhatToDoAndNeverTheBody(int status, String kind, String what) {
        server.then(status, "{\"detail\":\"" + SECRET + "\"}", Map.of("Location", "http://127.0.0.1:1/elsewhere"));

        CasebookException refused = catchThrowableOfType(CasebookException.class, () -> source().fetch(REF));

        assertThat(refused)
                .isInstanceOf(
                        kind.equals("permanent")
                                ? CasebookException.Permanent.class
                                : CasebookException.Retryable.class);
        assertThat(refused.getMessage())
                .contains("smith answered " + status, what)
                .doesNotContain(SECRET)
                .endsWith(".");
    }

    @Test
    void aSearchThatIsAnswered404PointsToTheBaseAddress() {
        server.at(RUN + ROOT_ID, 200, ROOT).at(QUERY, 404, "");

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("smith answered 404")
                .hasMessageContaining("base URL");
    }

    @Test
    void theRequestedPauseIsHandedOn() {
        server.then(429, "", Map.of("Retry-After", "30"));

        CasebookException.Retryable refused =
                catchThrowableOfType(CasebookException.Retryable.class, () -> source().fetch(REF));

        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void aWebPageInsteadOfJsonIsExplained() {
        server.then(200, "<html>" + SECRET, Map.of("Content-Type", "text/html"));

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("smith answered 200 with a web page")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aCutConnectionIsTriedAgain() {
        server.thenCutConnection();

        assertThatThrownBy(() -> source().fetch(REF))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("smith broke off the connection");
    }

    @Test
    void aServerThatNeverAnswersIsTriedAgain() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> source(settings("http://127.0.0.1:" + silent.getLocalPort(), Set.of()))
                            .fetch(REF))
                    .isInstanceOf(CasebookException.Retryable.class)
                    .hasMessageContaining("smith did not answer within 2000 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tempo:3f2504e0-4f89-41d3-9a0c-0305e82c3301", "smith:..", "smith:3f2504e0"})
    void whatIsNoReferenceOfThisSourceIsRefusedWithoutARequest(String ref) {
        assertThatThrownBy(() -> source().fetch(TraceRef.parse(ref.replace("tempo", "other"))))
                .isInstanceOf(CasebookException.Permanent.class);
        assertThat(server.requests()).isEmpty();
    }

    private LangSmithTraceSource source() {
        return source(settings(server.uri().toString(), Set.of()));
    }

    private LangSmithSettings settings(String base, Set<String> hosts) {
        return new LangSmithSettings(
                "smith",
                URI.create(base),
                () -> "key",
                new LangSmithSettings.Scope(Optional.of("workspace"), List.of(), hosts),
                new LangSmithSettings.Patience(
                        new SourceAddress.Limits(Duration.ofSeconds(2), 1_000_000),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2)));
    }

    private LangSmithTraceSource source(LangSmithSettings settings) {
        return new LangSmithTraceSource(settings, client, () -> now, length -> {
            pauses.add(length);
            now = now.plus(length);
        });
    }

    private static String page(String next, String... runs) {
        return "{\"runs\":[" + String.join(",", runs) + "],\"cursors\":{\"next\":" + next + ",\"prev\":null}}";
    }
}
