package dev.casebook.trace.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
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
        assertThat(GoLiteral.of("a\"} || { .x = \"\\\n\u0001é")).isEqualTo("\"a\\\"} || { .x = \\\"\\\\\\n\\u0001é\"");
        assertThat(TraceQl.of(query(Optional.of("x\"y"), true)))
                .startsWith("{ span.gen_ai.conversation.id = \"x\\\"y\" || span.session.id = \"x\\\"y\"")
                .endsWith(" && { status = error }");
    }

    @Test
    void everyCriterionIsASetOfItsOwn() {
        TraceQuery query = TraceQuery.between(NOW, NOW.plusSeconds(60), 5)
                .where(TraceQuery.Field.USER, "u-1")
                .where(TraceQuery.Field.AGENT, "clinic")
                .where(TraceQuery.Field.ENVIRONMENT, "production")
                .attribute("span.tier", "gold")
                .attribute("resource.k8s.pod.name", "p")
                .attribute("my key\"", "1")
                .showing(TraceQuery.Symptom.ERROR);

        assertThat(TraceQl.of(query).split(" && "))
                .containsExactly(
                        "{ span.gen_ai.agent.name = \"clinic\" || span.agent.name = \"clinic\" || span.traceloop.workflow.name = \"clinic\" || span.ai.telemetry.functionId = \"clinic\" || resource.service.name = \"clinic\" }",
                        "{ span.user.id = \"u-1\" || span.enduser.id = \"u-1\" || span.traceloop.association.properties.user_id = \"u-1\" || span.ai.telemetry.metadata.userId = \"u-1\" }",
                        "{ resource.deployment.environment.name = \"production\" || resource.deployment.environment = \"production\" }",
                        "{ .\"my key\\\"\" = \"1\" }",
                        "{ resource.k8s.pod.name = \"p\" }",
                        "{ span.tier = \"gold\" }",
                        "{ status = error }");
    }

    @Test
    void wordsAreFoundInAnyLetterCaseAndAsTheyStandInJson() {
        String traceQl = TraceQl.of(TraceQuery.between(NOW, NOW, 5).holding("Is \"3 p.m.\" free?"));
        String literal = traceQl.substring(traceQl.indexOf('"') + 1, traceQl.indexOf("\" || "));
        String pattern = literal.replace("\\\"", "\"").replace("\\\\", "\\");

        assertThat(traceQl).startsWith("{ span.gen_ai.input.messages =~ \"(?is).*Is(?:");
        assertThat("[{\"content\":\"Hello, is \\\"3\\np.m.\\\" FREE? Thanks\"}]")
                .matches(pattern);
        assertThat("is \"3 p.m.\"\n free?").matches(pattern);
        assertThat("is \"3 pxmx\" free?").doesNotMatch(pattern);
    }

    @Test
    void failedToolsAreAskedForAndCountAsFailed() {
        tempo.then(200, "{\"traces\":[{\"traceID\":\"2\"}]}");
        List<TraceSummary> found =
                source().search(query(Optional.empty(), false).showing(TraceQuery.Symptom.TOOL_ERROR));
        assertThat(found).extracting(TraceSummary::failed).containsExactly(true);
        assertThat(tempo.requests())
                .singleElement()
                .asString()
                .contains("status+%3D+error+%26%26+%28+span.gen_ai.tool.name+%21%3D+nil");
    }

    @Test
    void theSlowestComeFirstAndLessSlowOnesOnlyWhileThereIsRoom() {
        String one = "{\"traceID\":\"1\",\"durationMs\":21000,\"serviceStats\":{\"a\":{\"spanCount\":1}}}";
        String two = "{\"traceID\":\"2\",\"durationMs\":70000,\"serviceStats\":{\"a\":{\"spanCount\":1}}}";
        tempo.then(200, "{\"traces\":[" + two + "]}").then(200, "{\"traces\":[" + one + "," + two + "]}");

        TraceQuery slow = TraceQuery.between(NOW, NOW.plusSeconds(60), 2).showing(TraceQuery.Symptom.SLOW);
        List<TraceSummary> found = source().search(slow);

        assertThat(found)
                .extracting(TraceSummary::duration)
                .containsExactly(Duration.ofSeconds(70), Duration.ofSeconds(21));
        assertThat(tempo.requests()).hasSize(2);
        assertThat(tempo.requests().getFirst()).contains("trace%3Aduration+%3E%3D+60000ms");
        assertThat(tempo.requests().getLast()).contains("trace%3Aduration+%3E%3D+20000ms");
    }

    @Test
    void scoresCannotBeAskedFor() {
        assertThatThrownBy(() -> source().search(query(Optional.empty(), false).showing(TraceQuery.Symptom.LOW_SCORE)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("tempo keeps no scores");
        assertThat(tempo.requests()).isEmpty();
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
