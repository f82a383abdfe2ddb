package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.casebook.CasebookException;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.SourceAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LokiRefusalsTest {
    private static final TraceRef REF = new TraceRef("loki", "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
    private static final String SECRET = "a secret in the body";

    private final FakeLoki loki = new FakeLoki();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        loki.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, permanent, check the source's streams",
        "401, permanent, tenant",
        "403, permanent, credentials",
        "404, permanent, base URL",
        "422, permanent, base URL",
        "302, permanent, redirect",
        "429, retryable, tried again",
        "499, permanent, base URL",
        "500, retryable, tried again",
        "502, retryable, tried again",
        "503, retryable, tried again",
        "504, retryable, tried again",
    })
    void aRefusalIsASentenceThatNamesTheSourceAndTheStatusAndNeverTheBody(int status, String kind, String advice) {
        loki.says(status, SECRET, Map.of("Location", "http://127.0.0.1:1/elsewhere"));

        CasebookException refused = refusal();

        assertThat(refused)
                .isInstanceOf(
                        kind.equals("permanent")
                                ? CasebookException.Permanent.class
                                : CasebookException.Retryable.class)
                .hasMessageContaining("loki answered " + status)
                .hasMessageContaining(advice)
                .hasMessageNotContaining(SECRET);
        assertThat(loki.headers()).hasSize(1);
    }

    @Test
    void theRequestedPauseIsHandedOn() {
        loki.says(429, "", Map.of("Retry-After", "30"));

        assertThat(((CasebookException.Retryable) refusal()).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html        | <html>a secret in the body                                 | web page
            text/plain       | ready                                                      | instead of JSON
            application/json | {"status":"success","data":{"resultType":"matrix","result":[]}} | numbers
            application/json | {"status":"error","error":"a secret in the body"}           | not a Loki's
            application/json | {}                                                          | not a Loki's
            """)
    void whatIsNoAnswerOfLinesIsExplained(String type, String body, String words) {
        loki.says(200, body, Map.of("Content-Type", type));

        assertThat(refusal())
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"resultType\":\"streams\"", "{\"data\":{\"resultType\":\"str"})
    void jsonWithoutItsEndIsTriedAgain(String body) {
        loki.says(200, body, Map.of("Content-Type", "application/json"));

        assertThat(refusal()).isInstanceOf(CasebookException.Retryable.class).hasMessageContaining("beginning");
    }

    @Test
    void aCutConnectionIsTriedAgain() {
        loki.cutsConnections();

        assertThat(refusal()).isInstanceOf(CasebookException.Retryable.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        loki.says(200, " ".repeat(2000), Map.of());

        assertThatThrownBy(() -> source(loki.uri(), new SourceAddress.Limits(Duration.ofSeconds(5), 1000))
                        .fetch(REF))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("more than is read");
    }

    @Test
    void aServerThatNeverAnswersIsTriedAgain() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> source(uri, new SourceAddress.Limits(Duration.ofMillis(200), 1000))
                            .fetch(REF))
                    .isInstanceOf(CasebookException.Retryable.class)
                    .hasMessageContaining("did not answer within 200 ms");
        }
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        loki.close();

        assertThat(refusal())
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("could not be reached");
    }

    @Test
    void tenantCredentialsAndTheEncodingFlagAreSent() {
        LokiSettings.Access access = new LokiSettings.Access(
                "loki",
                loki.uri(),
                Optional.of("team-a"),
                Optional.of(() -> "Basic abc"),
                new SourceAddress.Limits(Duration.ofSeconds(5), 1000));

        new LokiTraceSource(LokiSettings.of(access, List.of("{a=\"b\"}")), client, () -> NOW).fetch(REF);

        assertThat(loki.headers().getFirst())
                .containsEntry("X-scope-orgid", List.of("team-a"))
                .containsEntry("Authorization", List.of("Basic abc"))
                .containsEntry("X-loki-response-encoding-flags", List.of("categorize-labels"));
    }

    private CasebookException refusal() {
        return catchThrowableOfType(
                CasebookException.class,
                () -> source(loki.uri(), new SourceAddress.Limits(Duration.ofSeconds(5), 50_000_000))
                        .fetch(REF));
    }

    private LokiTraceSource source(URI uri, SourceAddress.Limits limits) {
        LokiSettings.Access access = new LokiSettings.Access("loki", uri, Optional.empty(), Optional.empty(), limits);
        return new LokiTraceSource(LokiSettings.of(access, List.of("{a=\"b\"}")), client, () -> NOW);
    }
}
