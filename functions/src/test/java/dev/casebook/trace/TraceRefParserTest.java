package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRefParserTest {
    private static final String A = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String B = "0af7651916cd43dd8448eb211c80319c";

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
                "3f2b8c1e-6f4d-4a57-9c0d-2f6a1b7e9d10",
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
