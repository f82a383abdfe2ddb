package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Field;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LokiTraceSourceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final FakeLoki loki = new FakeLoki();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        loki.close();
        client.close();
    }

    @Test
    void theLinesOfATraceAreFoundBesideTheirTextAndInIt() {
        line(0, Map.of("trace_id", ID), "first");
        line(1, Map.of(), "{\"msg\":\"second\",\"traceId\":\"" + ID + "\"}");
        line(2, Map.of("trace_id", "a3ce929d0e0e47364bf92f3577b34da6"), "another trace that was called from " + ID);
        line(3, Map.of(), "somebody else");

        Trace trace = source().fetch(new TraceRef("loki", ID.toUpperCase(java.util.Locale.ROOT)))
                .orElseThrow();

        assertThat(names(trace)).containsExactly("first", "second");
        assertThat(trace.ref()).isEqualTo(new TraceRef("loki", ID));
        assertThat(trace.partial()).isTrue();
        assertThat(trace.input()).isEmpty();
        assertThat(trace.output()).isEmpty();
    }

    @Test
    void aTraceNobodyLoggedIsNotThere() {
        line(0, Map.of(), "somebody else");

        assertThat(source().fetch(new TraceRef("loki", ID))).isEmpty();
        assertThat(source().fetch(new TraceRef("loki", "1749790804000123457-00000000")))
                .isEmpty();
    }

    @Test
    void aShortIdIsFoundWithAndWithoutItsZeros() {
        line(0, Map.of("trace_id", "a3ce929d0e0e4736"), "short");
        line(1, Map.of("trace_id", "0000000000000000a3ce929d0e0e4736"), "long");

        assertThat(names(
                        source().fetch(new TraceRef("loki", "a3ce929d0e0e4736")).orElseThrow()))
                .containsExactly("short", "long");
    }

    @Test
    void theSameSessionHasTheSameReferenceHoweverItWasFound() {
        for (int minute = 0; minute < 120; minute += 20) {
            line(minute * 60, Map.of("session_id", "anna@example.com"), "minute " + minute);
        }
        line(3 * 60 * 60, Map.of("session_id", "anna@example.com"), "the next visit");

        TraceSummary early = only(session("anna@example.com", Duration.ofMinutes(-5), Duration.ofMinutes(5)));
        TraceSummary late = only(session("anna@example.com", Duration.ofMinutes(55), Duration.ofMinutes(90)));

        assertThat(late.ref()).isEqualTo(early.ref());
        assertThat(late.ref().id()).matches("[0-9]{19}-[0-9a-f]{8}").doesNotContain("anna");
        assertThat(names(source().fetch(late.ref()).orElseThrow()))
                .containsExactly("minute 0", "minute 20", "minute 40", "minute 60", "minute 80", "minute 100");
    }

    @Test
    void aSessionInTheLineIsFoundAndAnotherThatMentionsItIsNot() {
        line(0, Map.of(), "{\"msg\":\"mine\",\"session_id\":\"s-1\"}");
        line(1, Map.of(), "{\"msg\":\"merged with s-1\",\"session_id\":\"s-2\"}");

        TraceSummary hit = only(session("s-1", Duration.ofMinutes(-1), Duration.ofMinutes(1)));

        assertThat(names(source().fetch(hit.ref()).orElseThrow())).containsExactly("mine");
    }

    @Test
    void linesOfTracesAreOneHitEachNewestFirst() {
        line(0, Map.of("trace_id", ID, "session_id", "s"), "started");
        line(4, Map.of("trace_id", ID, "session_id", "s", "detected_level", "error"), "failed");
        line(9, Map.of("trace_id", "a3ce929d0e0e47364bf92f3577b34da6", "session_id", "s"), "later");

        assertThat(session("s", Duration.ofMinutes(-1), Duration.ofMinutes(1)))
                .containsExactly(summary("a3ce929d0e0e47364bf92f3577b34da6", 9, 0, false), summary(ID, 0, 4, true));
    }

    @Test
    void aMomentShowsItsErrorsAndTheCaseHoldsTheLinesAroundThem() {
        line(-200, Map.of(), "long before");
        line(-60, Map.of(), "before");
        line(0, Map.of("level", "ERROR"), "upstream timed out");
        line(1, Map.of("service_name", "other"), "another service");
        line(60, Map.of(), "after");

        TraceSummary hit = only(source().search(moment()));
        Trace trace = source().fetch(hit.ref()).orElseThrow();

        assertThat(hit.failed()).isTrue();
        assertThat(names(trace)).containsExactly("before", "upstream timed out", "after");
        assertThat(trace.steps().get(1).facts().error()).contains("upstream timed out");
    }

    @Test
    void aMomentWithoutErrorsShowsWhatIsThere() {
        line(0, Map.of(), "quiet");
        line(70, Map.of(), "still quiet");

        assertThat(source().search(moment())).hasSize(2);
    }

    @Test
    void everyCriterionNarrowsTheSearch() {
        line(
                0,
                Map.of("session_id", "s", "user_id", "u", "env", "prod", "shop_tier", "gold"),
                "Refund REFUSED by bank");
        line(
                1,
                Map.of("session_id", "s", "user_id", "v", "env", "prod", "shop_tier", "gold"),
                "Refund refused by bank");
        line(
                2,
                Map.of("session_id", "s", "user_id", "u", "env", "test", "shop_tier", "gold"),
                "Refund refused by bank");
        line(
                3,
                Map.of("session_id", "s", "user_id", "u", "env", "prod", "shop_tier", "iron"),
                "Refund refused by bank");
        line(4, Map.of("session_id", "s", "user_id", "u", "env", "prod", "shop_tier", "gold"), "Refund granted");

        TraceSummary hit = only(source().search(moment().where(Field.SESSION, "s")
                .where(Field.USER, "u")
                .where(Field.ENVIRONMENT, "prod")
                .where(Field.AGENT, "shop")
                .attribute("shop.tier", "gold")
                .holding("refused BY")));

        assertThat(hit.startedAt()).isEqualTo(NOON);
    }

    @Test
    void theSlowestComesFirstWhereSlownessIsAskedFor() {
        line(0, Map.of("trace_id", ID), "a");
        line(9, Map.of("trace_id", ID), "b");
        line(20, Map.of("trace_id", "a3ce929d0e0e47364bf92f3577b34da6"), "c");

        assertThat(source().search(moment().showing(Symptom.SLOW))
                        .getFirst()
                        .ref()
                        .id())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @EnumSource(
            value = Symptom.class,
            names = {"TOOL_ERROR", "LOW_SCORE"})
    void whatALogCannotTellIsRefusedWithoutARequest(Symptom symptom) {
        assertThatThrownBy(() -> source().search(moment().showing(symptom)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("loki");
        assertThat(loki.queries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "", "9x", "ü"})
    void anAttributeThatIsNoLabelIsRefused(String name) {
        assertThatThrownBy(() -> source().search(moment().attribute(name, "x")))
                .isInstanceOf(CasebookException.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tempo:" + ID, "loki:x-1", "loki:123-9f2c41ab", "loki:1749790804000123457-XYZ"})
    void aReferenceOfAnotherKindIsRefusedWithoutARequest(String ref) {
        assertThatThrownBy(() -> source().fetch(TraceRef.parse(ref)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("loki:1749790804000123457-9f2c41ab");
        assertThat(loki.queries()).isEmpty();
    }

    @Test
    void everyConfiguredStreamIsAskedAndOwnNamesAreUsed() {
        loki.holds(LogLine.nanos(NOON), Map.of("app", "a", "tid", ID), "one");
        loki.holds(LogLine.nanos(NOON) + 1, Map.of("app", "b", "tid", ID), "two");
        LokiSettings settings = new LokiSettings(
                LokiSettings.Access.open("loki", loki.uri()),
                List.of("{app=\"a\"}", "{app=\"b\"}"),
                new LokiSettings.Names("tid", "sid", "app"),
                LokiSettings.Reach.USUAL);

        Trace trace = new LokiTraceSource(settings, client, () -> NOON)
                .fetch(new TraceRef("loki", ID))
                .orElseThrow();

        assertThat(names(trace)).containsExactly("one", "two");
        assertThat(trace.context().agent()).contains("a");
    }

    private void line(int second, Map<String, String> labels, String text) {
        Map<String, String> all = new HashMap<>(Map.of("service_name", "shop"));
        all.putAll(labels);
        loki.holds(LogLine.nanos(NOON.plusSeconds(second)), all, text);
    }

    private LokiTraceSource source() {
        LokiSettings settings = LokiSettings.of(
                LokiSettings.Access.open("loki", loki.uri()), List.of("{service_name=~\"shop|other\"}"));
        return new LokiTraceSource(settings, client, () -> NOON.plus(Duration.ofDays(1)));
    }

    private List<TraceSummary> session(String id, Duration from, Duration to) {
        return source().search(
                        TraceQuery.between(NOON.plus(from), NOON.plus(to), 10).where(Field.SESSION, id));
    }

    private static TraceQuery moment() {
        return TraceQuery.between(NOON.minusSeconds(10), NOON.plusSeconds(80), 10);
    }

    private static TraceSummary only(List<TraceSummary> hits) {
        assertThat(hits).hasSize(1);
        return hits.getFirst();
    }

    private static TraceSummary summary(String id, int second, int seconds, boolean failed) {
        return new TraceSummary(
                new TraceRef("loki", id),
                Optional.of("shop"),
                NOON.plusSeconds(second),
                Duration.ofSeconds(seconds),
                failed,
                Optional.empty());
    }

    private static List<String> names(Trace trace) {
        return trace.steps().stream().map(Step::facts).map(Step.Facts::name).toList();
    }
}
