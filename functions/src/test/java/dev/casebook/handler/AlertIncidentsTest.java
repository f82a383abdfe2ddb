package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.alert.Alert;
import dev.casebook.incident.Incident;
import dev.casebook.incident.Suspect;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From what an alert source says to what its incident says, through the job function. */
class AlertIncidentsTest {
    private static final Instant BEGAN = Instant.parse("2026-03-04T09:41:00Z");

    private final FunctionsHouse house = new FunctionsHouse();
    private int requests;

    private static Alert alert(String group, boolean firing, Map<String, String> annotations) {
        return new Alert(
                "grafana",
                group,
                firing,
                "Booking confirmed without a booking",
                Map.of("service_name", "clinic"),
                annotations,
                List.of(),
                List.of(new Alert.Member("f1", BEGAN, firing)));
    }

    private static Alert traced(String group, boolean firing) {
        return alert(group, firing, Map.of("trace_id", FunctionsHouse.FAILURE.id()));
    }

    /** One request of a sender; redelivered by the queue as often as given. */
    private void say(Alert alert, int deliveries) {
        Ping ping = new Ping("alert/" + requests++, "grafana", new Address.ChannelMessage("C1"), house.clock.instant());
        for (int i = 0; i < deliveries; i++) {
            house.deliver(new Job.HandleAlert(ping, alert));
        }
    }

    private Incident incident() {
        return house.wiring.incidents().open(10).getFirst();
    }

    @Test
    void aRepetitionWithUnchangedMembersIsOneMoreOccurrence() {
        say(traced("g", true), 1);
        house.clock.advance(Duration.ofHours(4));
        say(traced("g", true), 3);
        house.clock.advance(Duration.ofHours(4));
        say(traced("g", true), 1);
        house.settle();

        assertThat(house.wiring.incidents().open(10)).hasSize(1);
        assertThat(incident().occurrences()).isEqualTo(3);
        assertThat(house.wiring.cases().cases("clinic")).hasSize(1);
    }

    @Test
    void aRequestThatIsSentAgainBecauseItWasNotHeardIsTheSame() {
        say(traced("g", true), 1);
        house.clock.advance(Duration.ofMillis(700));
        say(traced("g", true), 1);
        house.settle();

        assertThat(incident().occurrences()).isEqualTo(1);
    }

    @Test
    void twoNumberedNotificationsWithinASecondAreTwo() {
        say(traced("g", true).delivered("E1"), 1);
        house.clock.advance(Duration.ofMillis(700));
        say(traced("g", true).delivered("E2"), 2);
        house.settle();

        assertThat(incident().occurrences()).isEqualTo(2);
    }

    @Test
    void resolvedIsNotedAndClosesNothingAndFiringAgainIsNoLongerQuiet() {
        say(traced("g", true), 1);
        house.settle();
        house.clock.advance(Duration.ofMinutes(10));
        say(traced("g", false), 1);

        assertThat(incident().quietSince()).contains(house.clock.instant());
        assertThat(incident().occurrences()).isEqualTo(1);

        house.clock.advance(Duration.ofMinutes(10));
        say(traced("g", true), 1);

        assertThat(incident().quietSince()).isEmpty();
        assertThat(incident().occurrences()).isEqualTo(2);
    }

    @Test
    void aResolvedGroupThatNoneIsOpenForOpensNone() {
        say(traced("g", false), 1);

        assertThat(house.wiring.incidents().open(10)).isEmpty();
    }

    @Test
    void aTraceThatOnlyASecondMemberNamesIsFound() {
        Alert.Member second =
                new Alert.Member("f2", BEGAN, true, Map.of(), Map.of("trace_id", FunctionsHouse.FAILURE.id()));
        Alert bare = alert("g", true, Map.of());
        say(
                new Alert(
                        bare.source(),
                        bare.group(),
                        true,
                        bare.title(),
                        bare.labels(),
                        bare.annotations(),
                        List.of(),
                        List.of(bare.members().getFirst(), second)),
                1);
        house.settle();

        assertThat(incident().trace()).contains(FunctionsHouse.FAILURE);
        assertThat(incident().caseId()).isPresent();
    }

    /** A thousand alerts in a minute, of fifty groups: fifty incidents, fifty messages, and no more paid work than allowed. */
    @Test
    void aStormOfAThousandAlertsIsFiftyIncidentsAndFiftyMessages() {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            say(traced("group " + i % 50, true).delivered("E" + i), 1);
            house.clock.advance(Duration.ofMillis(60));
            jobs.addAll(house.queues.takeJobs());
        }

        List<Incident> open = house.wiring.incidents().open(1000);
        assertThat(open)
                .hasSize(50)
                .allSatisfy(each -> assertThat(each.occurrences()).isEqualTo(20));
        Set<Subject> messages = house.queues.replies().stream()
                .map(reply -> ((Reply.Refresh) reply).subject())
                .collect(Collectors.toSet());
        assertThat(messages).hasSize(50);
        assertThat(jobs).hasSize(30).allMatch(Job.AddCase.class::isInstance);
        assertThat(open.stream().filter(each -> each.alert().orElseThrow().waiting()))
                .hasSize(20)
                .allSatisfy(each -> {
                    assertThat(each.problem().orElseThrow()).contains("More came at once");
                    assertThat(each.suspects())
                            .containsExactly(new Suspect(FunctionsHouse.FAILURE, "named by the alert"));
                });
    }

    @Test
    void whatWaitsIsAddedWhenItsGroupIsHeardOfAgain() {
        for (int i = 0; i < 31; i++) {
            say(traced("group " + i, true), 1);
        }
        house.queues.takeJobs();
        house.clock.advance(Duration.ofHours(1));
        say(traced("group 30", true), 1);
        house.settle();

        Incident last = house.wiring.incidents().openFor("grafana", "group 30").orElseThrow();
        assertThat(last.caseId()).isPresent();
        assertThat(last.alert().orElseThrow().waiting()).isFalse();
        assertThat(last.problem()).isEmpty();
    }

    @Test
    void anAlertWithoutATraceIsSearchedForInItsWindow() {
        say(alert("g", true, Map.of()), 1);

        Job.LocateTrace locate = (Job.LocateTrace) house.queues.takeJobs().getFirst();

        assertThat(locate.incident()).isEqualTo(incident().id());
        assertThat(locate.from()).isEqualTo(BEGAN.minus(Duration.ofMinutes(15)));
        assertThat(locate.to()).isEqualTo(BEGAN.plus(Duration.ofMinutes(1)));
    }

    @Test
    void theWindowThatASenderNamesIsSearched() {
        Alert bare = alert("g", true, Map.of());
        say(
                new Alert(
                        bare.source(),
                        bare.group(),
                        true,
                        bare.title(),
                        bare.labels(),
                        bare.annotations(),
                        List.of(),
                        bare.members(),
                        Optional.of(new Alert.Notice(
                                Optional.empty(), Optional.of(BEGAN.minusSeconds(300)), Optional.of(BEGAN)))),
                1);

        Job.LocateTrace locate = (Job.LocateTrace) house.queues.takeJobs().getFirst();

        assertThat(locate.from()).isEqualTo(BEGAN.minusSeconds(300));
        assertThat(locate.to()).isEqualTo(BEGAN);
    }

    @Test
    void afterThreeSearchesThatFoundNothingTheIncidentSaysSo() {
        say(alert("g", true, Map.of()), 1);
        Set<Integer> attempts = new TreeSet<>();
        List<Job> jobs = house.queues.takeJobs();
        while (!jobs.isEmpty()) {
            jobs.forEach(job -> attempts.add(((Job.LocateTrace) job).attempt()));
            jobs.forEach(house::deliver);
            jobs = house.queues.takeJobs();
        }

        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(incident().problem().orElseThrow())
                .contains("names no trace")
                .contains("tempo between 09:26 and 09:42 UTC");
    }

    /** Threat T2: a request that is captured and sent again changes nothing. */
    @Test
    void aHundredReplaysOfANumberedNotificationAreOneIncidentWithOneCase() {
        Ping ping = new Ping("alert/E1", "grafana", new Address.ChannelMessage("C1"), house.clock.instant());
        for (int i = 0; i < 100; i++) {
            house.deliver(new Job.HandleAlert(ping, traced("g", true).delivered("E1")));
            house.clock.advance(Duration.ofSeconds(3));
        }
        house.settle();

        assertThat(incident().occurrences()).isEqualTo(1);
        assertThat(house.wiring.cases().cases("clinic")).hasSize(1);
    }
}
