package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.Signals;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LokiSignalsTest {
    private static final Signals.Signal OPENED = new Signals.Signal(
            Instant.parse("2026-03-10T12:00:00.123456789Z"),
            "incident-opened",
            Map.of("incident", "INC-7ZK3Q2AB", "trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"));

    private final FakeLoki loki = new FakeLoki();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        loki.close();
        client.close();
    }

    @Test
    void aSignalIsALineOfJsonThatIsTheSameEachTime() throws IOException {
        signals().tell(OPENED);
        signals().tell(OPENED);

        assertThat(loki.pushed()).hasSize(2);
        assertThat(loki.pushed().getFirst()).isEqualTo(loki.pushed().getLast());
        assertThat(Json.mapper().readTree(loki.pushed().getFirst()))
                .isEqualTo(Json.mapper().readTree("""
                {"streams": [{"stream": {"service_name": "casebook"}, "values": [["1773144000123456789",
                  "{\\"level\\":\\"info\\",\\"msg\\":\\"incident-opened\\",\\"incident\\":\\"INC-7ZK3Q2AB\\",\\"trace_id\\":\\"4bf92f3577b34da6a3ce929d0e0e4736\\"}",
                  {"trace_id": "4bf92f3577b34da6a3ce929d0e0e4736"}]]}]}
                """));
    }

    @Test
    void theBodyHasTheShapeOfARecordedOne() throws IOException {
        JsonNode recorded = Json.mapper()
                .readTree(SharedFixtures.file("loki/push-request.json").toFile());
        JsonNode value = recorded.at("/streams/0/values/0");
        LogLine line = new LogLine(
                value.path(0).asLong(),
                Map.of("trace_id", value.path(2).path("trace_id").asText()),
                value.path(1).asText());

        assertThat(LokiSignals.body(line).at("/streams/0/values")).isEqualTo(recorded.at("/streams/0/values"));
        assertThat(LokiSignals.body(line).at("/streams/0/stream").has("service_name"))
                .isEqualTo(recorded.at("/streams/0/stream").has("service_name"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void aSignalThatIsNotTakenDisturbsNobody(int status) {
        loki.says(status, "", Map.of());

        assertThatCode(() -> signals().tell(OPENED)).doesNotThrowAnyException();
        assertThat(loki.headers()).hasSize(1);
    }

    private Signals signals() {
        return new LokiTraceSource(
                        LokiSettings.of(
                                LokiSettings.Access.open("loki", loki.uri()), List.of("{service_name=\"shop\"}")),
                        client,
                        () -> Instant.EPOCH)
                .signals();
    }
}
