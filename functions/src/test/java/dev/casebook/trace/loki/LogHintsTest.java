package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogHintsTest {
    private static final TraceRef REF = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static final Map<String, RedactionPolicy> AGENTS =
            Map.of("shop", new RedactionPolicy(Set.of(), Set.of("Dr. Amara Okafor")));

    private final FakeLoki loki = new FakeLoki();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        loki.close();
        client.close();
    }

    @Test
    void errorsAndWarningsOfTheRunAreToldRedacted() {
        line(1, REF.id(), "info", "all is well");
        line(2, REF.id(), "warn", "{\"msg\":\"calendar is slow\"}");
        line(3, REF.id(), "error", "no answer for anna@example.com");
        line(3, "a3ce929d0e0e47364bf92f3577b34da6", "error", "somebody else's");
        line(300, REF.id(), "error", "long after");

        List<String> hints = hints();

        assertThat(hints).hasSize(2);
        assertThat(hints.getFirst()).isEqualTo("Logged at 12:00:02 UTC: “calendar is slow”");
        assertThat(hints.getLast())
                .startsWith("Logged at 12:00:03 UTC: “no answer for <EMAIL:")
                .doesNotContain("anna");
    }

    @Test
    void whomTheAgentMayNameStays() {
        line(1, REF.id(), "error", "no slot with Dr. Amara Okafor for Ms. Octavia Brandt");

        assertThat(hints().getFirst()).contains("with Dr. Amara Okafor for").doesNotContain("Octavia");
    }

    @Test
    void manyTroublesAreCounted() {
        for (int i = 0; i < 10; i++) {
            line(i, REF.id(), "error", "trouble " + i);
        }

        assertThat(hints()).hasSize(4).last().isEqualTo("The log has 7 more errors and warnings of this run.");
    }

    @Test
    void aLogThatCannotBeReadTakesNothingAway() {
        loki.says(500, "", Map.of());

        assertThat(hints()).isEmpty();
    }

    private void line(int second, String trace, String level, String text) {
        loki.holds(
                LogLine.nanos(NOON.plusSeconds(second)),
                Map.of("service_name", "shop", "trace_id", trace, "detected_level", level),
                text);
    }

    private List<String> hints() {
        LokiTraceSource source = new LokiTraceSource(
                LokiSettings.of(LokiSettings.Access.open("loki", loki.uri()), List.of("{service_name=\"shop\"}")),
                client,
                () -> NOON);
        return new LogHints(
                        name -> name.equals("tempo") ? List.of(source) : List.of(),
                        trace -> new RuleRedactor(RedactionKey.parse("a key of at least sixteen"), "US", AGENTS)
                                .forAgent(trace.context().agent().orElse("")))
                .apply(trace());
    }

    private static Trace trace() {
        return new Trace(
                REF,
                new Trace.Context(
                        Optional.of("shop"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOON,
                        Duration.ofSeconds(10)),
                List.of(),
                Optional.empty(),
                List.<Step>of(),
                false);
    }
}
