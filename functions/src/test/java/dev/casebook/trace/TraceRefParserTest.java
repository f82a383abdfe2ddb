package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRefParserTest {
    private static final String A = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String B = "0af7651916cd43dd8448eb211c80319c";

    private static final String RUN = "3a7f0c2e-9b14-4d57-8e21-5c6d7e8f9a0b";
    private static final String OTHER = "11111111-2222-4333-8444-555555555555";

    private final TraceRefParser parser = new TraceRefParser("tempo", Set.of("tempo", "langsmith"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                A,
                "tempo:" + A,
                "tempo:4BF92F3577B34DA6A3CE929D0E0E4736",
                "00-" + A + "-00f067aa0ba902b7-01",
                "it failed, see " + A + ".",
                "trace_id=" + A + " span=00f067aa0ba902b7",
                "{\"traceId\":\"" + A + "\"}",
                "`" + A + "`",
                "http://localhost:8080/traces/" + A,
                "<https://casebook.example.com/x/traces/" + A + "|View trace>",
                "https://tempo.example.com/api/v2/traces/" + A + "?start=1",
                "https://jaeger.example.com/trace/" + A + "#top",
                "https://g.example.com/d/abc/board?orgId=1&amp;var-traceId=" + A,
            })
    void aReferenceIsFound(String text) {
        assertThat(parser.inText(text)).containsExactly(TraceRef.tempo(A));
    }

    @Test
    void aReferenceToALogLineIsFoundWhereLokiIsConfigured() {
        String line = "loki:1749790804000123457-9f2c41ab";

        assertThat(new TraceRefParser("loki", Set.of("loki")).inText("see " + line + ", please"))
                .containsExactly(TraceRef.parse(line));
    }

    @Test
    void aLinkOfGrafanaExploreIsUnderstood() {
        String panes =
                "{\"x1\":{\"datasource\":\"uid1\",\"queries\":[{\"refId\":\"A\",\"datasource\":{\"type\":\"tempo\",\"uid\":\"uid1\"},"
                        + "\"queryType\":\"traceql\",\"query\":\"" + A
                        + "\"}],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}}";
        String left = "{\"datasource\":\"tempo\",\"queries\":[{\"query\":\"" + A + "\",\"queryType\":\"traceId\"}]}";
        String older = "[\"now-1h\",\"now\",\"Tempo\",{\"query\":\"" + A + "\"}]";
        String search = "{\"x\":{\"queries\":[{\"datasource\":{\"type\":\"tempo\"},\"query\":\"{ trace:id = \\\"" + A
                + "\\\" }\"}]}}";

        assertThat(parser.inText("https://g.example.com/explore?schemaVersion=1&panes=" + encoded(panes) + "&orgId=1"))
                .containsExactly(TraceRef.tempo(A));
        assertThat(parser.inText("<https://g.example.com/explore?orgId=1&amp;left=" + encoded(left) + ">"))
                .containsExactly(TraceRef.tempo(A));
        assertThat(parser.inText("https://g.example.com/explore?left=" + encoded(older)))
                .containsExactly(TraceRef.tempo(A));
        assertThat(parser.inText("https://g.example.com/explore?panes=" + encoded(search)))
                .containsExactly(TraceRef.tempo(A));
    }

    @Test
    void aQueryOfAnotherDataSourceIsNoReference() {
        String loki = "{\"x\":{\"queries\":[{\"datasource\":{\"type\":\"loki\"},\"query\":\"" + A + "\"}]}}";

        assertThat(parser.inText("https://g.example.com/explore?panes=" + encoded(loki)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00000000000000000000000000000000",
                "00-00000000000000000000000000000000-0000000000000000-00",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "session_id=" + A,
                "md5-" + A,
                "other:abc",
                "tempo:not-hex",
                "16 digits 1a2b3c4d5e6f7081 alone",
                "https://example.com/files/" + A + "/download",
                "https://g.example.com/explore?panes=%7B%22cut",
                "https://g.example.com/explore?panes=%ZZ",
            })
    void whatIsNoReferenceIsLeft(String text) {
        assertThat(parser.inText(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RUN,
                " " + RUN + "\n",
                "`3A7F0C2E-9B14-4D57-8E21-5C6D7E8F9A0B`",
                "langsmith:" + RUN,
                "run_id=" + RUN,
                "the run " + RUN + " went wrong",
                "\"trace_id\": \"" + RUN + "\"",
                "https://smith.langchain.com/o/" + OTHER + "/projects/p/" + OTHER + "/r/" + RUN + "?poll=true",
                "<https://eu.smith.langchain.com/o/" + OTHER + "/projects/p/" + OTHER + "/r/" + RUN + "|run>",
                "https://smith.langchain.com/o/" + OTHER + "/projects/p/" + OTHER + "?timeModel=x&amp;peek=" + RUN
                        + "&amp;peeked_trace=" + OTHER,
                "https://smith.langchain.com/public/" + OTHER + "/r/" + RUN,
                "https://langsmith.example.com/public/" + OTHER + "/r/" + RUN + "?start_time=2026",
            })
    void aRunOfLangSmithIsFound(String text) {
        assertThat(parser.inText(text)).containsExactly(new TraceRef("langsmith", RUN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversation 3f2b8c1e-6f4d-4a57-9c0d-2f6a1b7e9d10",
                "session_id=" + RUN,
                "truncated_run=" + RUN,
                "https://smith.langchain.com/public/" + RUN + "/r",
                "https://smith.langchain.com/o/" + RUN + "/projects/p/" + RUN,
                "https://smith.langchain.com/o/" + RUN + "/datasets/" + RUN,
                "https://example.com/r/" + RUN,
                "https://example.com/x?peek=" + RUN,
            })
    void anotherUuidIsNoRun(String text) {
        assertThat(parser.inText(text)).isEmpty();
    }

    @Test
    void withoutALangSmithAUuidIsNothingAndALinkIsNamedForWhatItIs() {
        TraceRefParser tempoOnly = new TraceRefParser("tempo", Set.of("tempo"));

        assertThat(tempoOnly.inText(RUN)).isEmpty();
        assertThat(tempoOnly.inText("https://smith.langchain.com/public/" + OTHER + "/r/" + RUN))
                .containsExactly(new TraceRef("langsmith", RUN));
    }

    @Test
    void runsGoToTheSourceThatIsConfiguredForThem() {
        TraceRefParser both = new TraceRefParser("traces", Optional.of("ls-eu"), Set.of("traces", "ls-eu"));

        assertThat(both.inText("run " + RUN + " and trace " + A))
                .containsExactly(new TraceRef("ls-eu", RUN), new TraceRef("traces", A));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a2b3c4d5e6f7081",
                "`1A2B3C4D5E6F7081`",
                "trace_id=1a2b3c4d5e6f7081 span=x",
                "traceID: 1a2b3c4d5e6f7081"
            })
    void aShortTraceIdIsFound(String text) {
        assertThat(parser.inText(text)).containsExactly(TraceRef.tempo("1a2b3c4d5e6f7081"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "span_id=1a2b3c4d5e6f7081", "commit 1a2b3c4d5e6f7081 broke it"})
    void otherSixteenDigitsAreNoTraceId(String text) {
        assertThat(parser.inText(text)).isEmpty();
    }

    @Test
    void aTraceQlQueryIsReadForItsTraceIdOnly() {
        String other = "{\"x\":{\"queries\":[{\"datasource\":{\"type\":\"tempo\"},\"query\":\"{ span.order = \\\"" + A
                + "\\\" }\"}]}}";

        assertThat(parser.inText("https://g.example.com/explore?panes=" + encoded(other)))
                .isEmpty();
        assertThat(parser.inText(
                        "https://g.example.com/explore?panes=" + encoded(other.replace("span.order =", "trace:id="))))
                .containsExactly(TraceRef.tempo(A));
    }

    @Test
    void alertFieldsThatSayRunCarryRuns() {
        assertThat(parser.inFields(Map.of("langsmith_run_id", RUN))).containsExactly(new TraceRef("langsmith", RUN));
        assertThat(parser.inFields(Map.of("runId", RUN))).containsExactly(new TraceRef("langsmith", RUN));
        assertThat(parser.inFields(Map.of("session", RUN))).isEmpty();
    }

    @Test
    void severalAreKeptInOrderAndOnce() {
        assertThat(parser.inText(
                        B + " then http://x.example.com/traces/" + A + " and tempo:" + B + ", langsmith:a3f9-1"))
                .containsExactly(TraceRef.tempo(B), TraceRef.tempo(A), new TraceRef("langsmith", "a3f9-1"));
    }

    @Test
    void anAlertsLabelsAndAnnotationsAreRead() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("alertname", "AgentErrors");
        fields.put("fingerprint", "0123456789abcdef0123456789abcdef");
        fields.put("traceID", "1a2b3c4d5e6f7081, " + A);
        fields.put("description", "for example " + B);
        fields.put("dashboardURL", "https://g.example.com/traces/" + A);

        assertThat(parser.inFields(fields))
                .containsExactlyElementsOf(
                        List.of(TraceRef.tempo("1a2b3c4d5e6f7081"), TraceRef.tempo(A), TraceRef.tempo(B)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
