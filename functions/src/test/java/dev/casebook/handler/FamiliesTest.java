package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.alert.Alert;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.family.Family;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Job.DecideIncident.What;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Near-duplicates from the report to what people hear, through the job function. */
class FamiliesTest {
    private final FunctionsHouse house = new FunctionsHouse();
    private final Wiring wiring = new Wiring(
            house.wiring.backing(),
            house.wiring.configuration(),
            new Outside(
                    new TraceSources(Map.of("tempo", new SameFailures())),
                    house.wiring.outside().runner(),
                    new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US")));
    private int pings;

    /** Any id is a trace of the same failure, at another time of day; one that begins with f is of version fixed. */
    private static final class SameFailures implements TraceSource {
        @Override
        public Optional<Trace> fetch(TraceRef ref) {
            Trace one = FunctionsHouse.failure(false);
            Trace.Context context = one.context();
            return Optional.of(new Trace(
                    ref.turn() == 0 ? ref : new TraceRef(ref.source(), ref.id()),
                    new Trace.Context(
                            context.agent(),
                            Optional.of(ref.id().startsWith("f") ? "fixed" : "buggy"),
                            context.environment(),
                            context.session(),
                            context.user(),
                            context.now(),
                            context.startedAt(),
                            context.duration()),
                    one.input(),
                    one.output(),
                    one.steps(),
                    false));
        }

        @Override
        public List<TraceSummary> search(TraceQuery query) {
            return List.of();
        }
    }

    @BeforeEach
    void theFirst() {
        house.use(wiring);
        add("a1", false);
    }

    private static TraceRef trace(String start) {
        return TraceRef.tempo(start + "0".repeat(32 - start.length()));
    }

    private void add(String start, boolean anyway) {
        house.deliver(new Job.AddCase(
                new Ping(
                        "p" + pings++,
                        "U1",
                        new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"),
                        house.clock.instant()),
                trace(start).toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                anyway));
        house.settle();
    }

    private void alert(String group, String start) {
        house.deliver(new Job.HandleAlert(
                new Ping("a" + pings++, "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        group,
                        true,
                        "Booking confirmed without a booking",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", trace(start).id()),
                        List.of(),
                        List.of(new Alert.Member("f1", Instant.parse("2026-03-04T09:41:00Z"), true)))));
        house.settle();
    }

    private List<Case> cases() {
        return wiring.cases().cases("clinic");
    }

    private Family family() {
        return wiring.families()
                .find("clinic", cases().getFirst().label().family().orElseThrow())
                .orElseThrow();
    }

    private Incident incident() {
        return wiring.incidents().open(10).getLast();
    }

    @Test
    void nearlyTheSameIsCountedAndItsSenderIsTold() {
        add("a2", false);
        assertThat(cases()).hasSize(1);
        assertThat(family().seen()).isEqualTo(2);
        assertThat(wiring.incidents().open(10)).hasSize(1);
        assertThat(incident().occurrences()).isEqualTo(2);
        Reply.Counted told = (Reply.Counted) house.queues.replies().getLast();
        assertThat(told.caseId()).isEqualTo(cases().getFirst().id().display());
        assertThat(told.family()).isEqualTo(family());
        assertThat(told.anyway().command("")).isEqualTo("add " + trace("a2") + " --dataset clinic --anyway");
    }

    @Test
    void whatAPersonAsksForAnywayIsARowOfTheSameFamily() {
        add("a2", true);
        assertThat(cases()).hasSize(2);
        assertThat(cases()).extracting(c -> c.label().family()).containsOnly(Optional.of(family().id()));
        assertThat(family().seen()).isEqualTo(2);
    }

    @Test
    void importedRowsStayRowsAreFoundByWhatComesLaterAndShareAFamilyWhenTheyAreNearlyTheSame() {
        List<String> rows = List.of(
                row("one", "Please move my appointment with Dr. Okafor from Monday to Thursday afternoon, thank you."),
                row("two", "Please move my appointment with Dr. Okafor from Monday to Thursday afternoon, thank you!"),
                row("three", "Where can I park when I come to the clinic by car on Sunday?"));
        wiring.importCases().run("imported", "clinic", "rows.jsonl", rows);
        wiring.importCases().run("imported", "clinic", "rows.jsonl", rows);

        List<Case> imported = wiring.cases().cases("imported");
        assertThat(imported).hasSize(3).allSatisfy(c -> {
            assertThat(c.revision()).isEqualTo(1);
            assertThat(wiring.families().member("imported", c.id()).map(FamilyStore.Member::family))
                    .isEqualTo(c.label().family())
                    .isPresent();
        });
        assertThat(imported).extracting(c -> c.label().family()).containsOnlyOnce(family("three", imported));
        assertThat(family("one", imported)).isEqualTo(family("two", imported));
    }

    private static Optional<String> family(String title, List<Case> imported) {
        return imported.stream()
                .filter(c -> c.label().title().equals(title))
                .findFirst()
                .flatMap(c -> c.label().family());
    }

    private static String row(String id, String input) {
        return "{\"id\":\"" + id + "\",\"title\":\"" + id + "\",\"input\":\"" + input
                + "\",\"reference\":\"taken\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"taken\"}]}";
    }

    @Test
    void theSameTraceAgainIsCountedOnce() {
        add("a1", false);
        add("a2", false);
        add("a2", false);
        assertThat(family().seen()).isEqualTo(2);
        assertThat(incident().occurrences()).isEqualTo(2);
    }

    @Test
    void anAlertsIncidentIsLinkedToTheCaseThatIsThere() {
        alert("g", "a3");
        assertThat(cases()).hasSize(1);
        Incident linked = wiring.incidents().openFor("grafana", "g").orElseThrow();
        assertThat(linked.caseId()).contains(cases().getFirst().id());
        assertThat(linked.trace()).contains(trace("a3"));
        assertThat(linked.life().family()).contains(family().id());
        assertThat(linked.state()).isEqualTo(IncidentState.REPRODUCED);
        assertThat(family().seen()).isEqualTo(2);
    }

    @Test
    void ofAMutedFamilyNobodyHearsAndItIsCounted() {
        decide(What.MUTE_FAMILY);
        int before = house.queues.replies().size();
        alert("g", "a3");
        house.clock.advance(Duration.ofMinutes(1));
        alert("g", "a4");
        assertThat(house.queues.replies()).hasSize(before);
        assertThat(family().seen()).isEqualTo(2);
        assertThat(wiring.incidents().openFor("grafana", "g").orElseThrow().occurrences())
                .isEqualTo(2);

        decide(What.UNMUTE_FAMILY);
        int unmuted = house.queues.replies().size();
        alert("h", "a5");
        assertThat(house.queues.replies()).hasSizeGreaterThan(unmuted);
        assertThat(family().seen()).isEqualTo(3);
    }

    private void decide(What what) {
        house.deliver(new Job.DecideIncident(
                new Ping("d" + pings++, "U1", new Address.Direct("U1"), house.clock.instant()),
                incident().id(),
                what,
                ""));
    }

    @Test
    void whatComesInAgainFromTheVersionThatCountsAsTheFixIsNotFixed() {
        Incident now = incident();
        wiring.incidents()
                .change(now, now.verified(new IncidentLife.Fix("fixed", "EXP-7KQ2M9XA"), house.clock.instant()));
        add("a2", false);
        assertThat(incident().state()).isEqualTo(IncidentState.FIX_VERIFIED);
        add("f1", false);
        assertThat(incident().state()).isEqualTo(IncidentState.REPRODUCED);
        assertThat(incident().life().steps().getLast().why().orElseThrow())
                .isEqualTo("The same came in again from version fixed: " + trace("f1") + ".");
    }

    @Test
    void aRetiredCaseIsNearToNothing() {
        house.deliver(new Job.RetireCase(
                new Ping("r", "U1", new Address.Direct("U1"), house.clock.instant()),
                cases().getFirst().id().display(),
                "gone"));
        add("a2", false);
        assertThat(cases()).hasSize(2);
    }
}
