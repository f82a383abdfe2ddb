package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRedactionTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final List<Alert.Member> MEMBERS = List.of(new Alert.Member("00aa", Instant.EPOCH, true));

    private final AlertRedaction redaction =
            new AlertRedaction(new RuleRedactor("a key of the tests, no secret".getBytes(UTF_8), "US"));

    private Alert redact(String title, Map<String, String> labels, Map<String, String> annotations, String... links) {
        return redaction.redact(new Alert(
                "grafana", "{}:{user=\"" + title + "\"}", true, title, labels, annotations, List.of(links), MEMBERS));
    }

    private String link(String link) {
        return redact("t", Map.of(), Map.of(), link).links().getFirst();
    }

    @Test
    void personalDataLeavesEveryPlace() {
        Alert alert = redact(
                "jane.roe@home.example cannot book",
                Map.of("patient_name", "Jane Roe", "contact", "jane.roe@home.example", "password", "correct horse"),
                Map.of("summary", "Jane Roe called from +1 202 555 0143, card 4111 1111 1111 1111"),
                "https://grafana.example/d/x?user=jane.roe%40home.example",
                "https://grafana.example/users/jane.roe@home.example/edit");

        String everything = alert.title() + alert.group() + alert.labels() + alert.annotations() + alert.links();
        assertThat(everything)
                .doesNotContain("jane.roe", "home.example", "Jane", "Roe", "0143", "1111", "correct horse")
                .contains("cannot book");
        assertThat(alert.members()).isEqualTo(MEMBERS);
    }

    @Test
    void theSameGroupStaysTheSameGroup() {
        assertThat(redact("jane@home.example", Map.of(), Map.of()).group())
                .isEqualTo(redact("jane@home.example", Map.of(), Map.of()).group())
                .isNotEqualTo(redact("john@home.example", Map.of(), Map.of()).group());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace_id", "traceID", "trace.id", "otelTraceID", "failed_trace"})
    void aTraceIdUnderATellingNameStays(String name) {
        Alert alert = redact("t", Map.of(name, TRACE), Map.of(name, TRACE));

        assertThat(alert.labels()).containsEntry(name, TRACE);
        assertThat(alert.annotations()).containsEntry(name, TRACE);
    }

    @Test
    void anythingElseUnderATellingNameDoesNot() {
        assertThat(redact("t", Map.of("trace_id", "jane@home.example"), Map.of())
                        .labels())
                .doesNotContainValue("jane@home.example");
    }

    /** The first of these passes the check of an IBAN, as about one in 1,700 ids does; the second holds a card number. */
    @ParameterizedTest
    @ValueSource(strings = {"ab12000000000000000000000000000d", "41111111111111110000000000000000", TRACE})
    void noTraceIdIsLostInALabelOrALink(String id) {
        Alert alert = redact(
                "t",
                Map.of("trace_id", id),
                Map.of(),
                "https://grafana.example/traces/" + id,
                "https://grafana.example/view?traceId=" + id);

        assertThat(alert.labels()).containsEntry("trace_id", id);
        assertThat(alert.links()).hasSize(2).allMatch(link -> link.endsWith(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://grafana.example/alerting/grafana/dd2f0260-3cfc-4c65-a4c4-f3f632c551f4/view?orgId=1",
                "https://grafana.example/d/clinic?orgId=1&viewPanel=2&from=now-1h&to=now",
                "https://grafana.example/explore?left=%7B%22queries%22%3A%5B%7B%22query%22%3A%22" + TRACE
                        + "%22%7D%5D%7D",
                "https://grafana.example/silence?matcher=alertname%3DMemory+%28copy%29&matcher=debug%3Dtrue",
                "https://grafana.example/a//b/?&x#frag",
                "http://prometheus.example:9090/graph?g0.expr=agent_run_failed%3D%3D1&g0.tab=1",
                "https://grafana.example/bad%zzescape?y=%",
                "not a link",
                "https://grafana.example"
            })
    void aLinkWithoutPersonalDataStaysAsItIs(String link) {
        assertThat(link(link)).isEqualTo(link);
    }

    @Test
    void aRedactedLinkIsStillALinkToItsTrace() {
        String redacted = link("https://jane@grafana.example/traces/" + TRACE
                + "?email=jane%40home.example&token=abcdef1234567890#j@h.example");

        assertThat(redacted)
                .startsWith("https://")
                .contains("/traces/" + TRACE + "?email=%3CEMAIL%3A")
                .doesNotContain("home.example", "abcdef1234567890", "h.example", "<", " ");
        assertThat(URI.create(redacted).getHost()).isEqualTo("grafana.example");
        assertThat(new TraceRefParser("tempo", Set.of("tempo")).inText(redacted))
                .containsExactly(TraceRef.tempo(TRACE));
    }

    @Test
    void anIdUnderTheNameOfASecretIsASecret() {
        assertThat(link("https://grafana.example/d?token=" + TRACE)).doesNotContain(TRACE);
    }

    @Test
    void longTextsAreCutAfterwards() {
        String padding = "word ".repeat(798) + "12345678";
        Alert alert = redact("t", Map.of(), Map.of("summary", padding + " jane@home.example and more"));

        assertThat(alert.annotations().get("summary"))
                .hasSize(4000)
                .endsWith("…")
                .doesNotContain("jane", "home");
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(redact("first\n\n second ", Map.of(), Map.of()).title()).isEqualTo("first second");
    }

    @Test
    void whatCannotBeRedactedIsNotPassedOn() {
        AlertRedaction broken = new AlertRedaction(new BrokenRedactor());

        assertThatThrownBy(() ->
                        broken.redact(new Alert("grafana", "g", true, "t", Map.of(), Map.of(), List.of(), MEMBERS)))
                .isInstanceOf(CasebookException.Permanent.class);
    }
}
