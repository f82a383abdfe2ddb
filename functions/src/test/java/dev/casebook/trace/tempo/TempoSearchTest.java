package dev.casebook.trace.tempo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.GoLiteral;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.FakeSource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TempoSearchTest {
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    private final FakeSource tempo = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        tempo.close();
        client.close();
    }

    @Test
    void aSearchFindsTracesNewestFirstAndPutsLeadingZerosBack() {
        tempo.then(200, """
                {"traces":[
                 {"traceID":"1a2b3c4d5e6f7081","rootTraceName":"invoke_agent a","startTimeUnixNano":"1000000000","durationMs":611,
                  "serviceStats":{"a":{"spanCount":3}}},
                 {"traceID":"2f3e0cee77ae5dc9c17ade3689eb2e54","startTimeUnixNano":"2000000000",
                  "serviceStats":{"a":{"spanCount":3,"errorCount":1}}}]}""");

        List<TraceSummary> found = source().search(query(Optional.of("conv-1"), false));

        assertThat(found)
                .containsExactly(
                        new TraceSummary(
                                TraceRef.tempo("2f3e0cee77ae5dc9c17ade3689eb2e54"),
                                Optional.empty(),
                                Instant.ofEpochSecond(2),
                                Duration.ZERO,
                                true,
                                Optional.empty()),
                        new TraceSummary(
                                TraceRef.tempo("00000000000000001a2b3c4d5e6f7081"),
                                Optional.of("invoke_agent a"),
                                Instant.ofEpochSecond(1),
                                Duration.ofMillis(611),
                                false,
                                Optional.empty()));
        assertThat(tempo.requests())
                .singleElement()
                .asString()
                .contains("start=1773154800", "end=1773154861", "limit=5");
    }

    @Test
    void whereErrorsAreNotCountedTheFailedOnesAreAskedFor() {
        tempo.then(200, "{\"traces\":[{\"traceID\":\"1\"},{\"traceID\":\"2\"}]}")
                .then(200, "{\"traces\":[{\"traceID\":\"2\"}]}");

        List<TraceSummary> found = source().search(query(Optional.empty(), false));

        assertThat(found).extracting(TraceSummary::failed).containsExactly(false, true);
        assertThat(tempo.requests().getLast()).contains("status+%3D+error");
    }

    @Test
    void valuesCannotEndTheirQuotesInAQuery() {
        assertThat(GoLiteral.of("a\"} || { .x = \"\\\n\u0001é"))
                .isEqualTo("\"a\\\"} || { .x = \\\"\\\\\\n\\u0001é\"");
        assertThat(TraceQl.of(query(Optional.of("x\"y"), true)))
                .startsWith("{ span.gen_ai.conversation.id = \"x\\\"y\" || span.session.id = \"x\\\"y\"")
                .endsWith(" && { status = error }");
    }

    private static TraceQuery query(Optional<String> session, boolean failedOnly) {
        TraceQuery query = TraceQuery.between(NOW, NOW.plusMillis(60_500), 5);
        if (session.isPresent()) {
            query = query.where(TraceQuery.Field.SESSION, session.get());
        }
        return failedOnly ? query.showing(TraceQuery.Symptom.ERROR) : query;
    }

    private TempoTraceSource source() {
        return new TempoTraceSource(TempoSettings.open("tempo", tempo.uri()), client, () -> NOW, length -> {});
    }
}
