package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.alert.Alert;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStep;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Job.DecideIncident.What;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide about an incident, through the job function. */
class IncidentLifeTest {
    private final FunctionsHouse house = new FunctionsHouse();
    private int pings;

    @BeforeEach
    void anIncident() {
        alert();
    }

    private void alert() {
        house.deliver(new Job.HandleAlert(
                new Ping("a" + pings++, "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        "group",
                        true,
                        "Booking confirmed without a booking",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", Instant.parse("2026-03-04T09:41:00Z"), true)))));
        house.settle();
        house.clock.advance(Duration.ofMinutes(1));
    }

    private Incident incident() {
        return house.wiring
                .incidents()
                .changedBetween(Instant.EPOCH, house.clock.instant().plusSeconds(60))
                .getFirst();
    }

    private Reply decide(What what, String detail) {
        Ping ping = new Ping(
                "d" + pings++,
                "U7",
                new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U7"),
                house.clock.instant());
        house.deliver(new Job.DecideIncident(ping, incident().id(), what, detail));
        return house.queues.replies().getLast();
    }

    @Test
    void whoClosesItAndWhyIsKept() {
        assertThat(decide(What.CLOSE, "call +1 415 555 2671 again"))
                .isEqualTo(new Reply.Told(
                        new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U7"),
                        "Incident " + incident().id() + " is now: closed."));
        IncidentStep last = incident().life().steps().getLast();
        assertThat(last.by()).isEqualTo("U7");
        assertThat(last.why().orElseThrow()).startsWith("call <PHONE:").doesNotContain("2671");
        assertThat(house.wiring.incidents().open(10)).isEmpty();
    }

    @Test
    void aPlatformIssueIsNoDefectUntilSomebodyReopensItWithAReason() {
        decide(What.PLATFORM_ISSUE, "the calendar was down");
        assertThat(incident().state()).isEqualTo(IncidentState.NOT_A_DEFECT);
        assertThat(incident().life().notADefect()).contains(IncidentLife.NotADefect.PLATFORM_ISSUE);

        decide(What.REOPEN, "it was up");
        assertThat(incident().state()).isEqualTo(IncidentState.REPRODUCED);
        assertThat(incident().life().notADefect()).isEmpty();
        assertThat(incident().life().steps())
                .extracting(IncidentStep::state)
                .containsExactly(
                        IncidentState.OPEN,
                        IncidentState.CASE_ADDED,
                        IncidentState.REPRODUCED,
                        IncidentState.NOT_A_DEFECT,
                        IncidentState.REPRODUCED);
    }

    @Test
    void withoutAReasonNothingIsDecided() {
        for (What what : List.of(What.CLOSE, What.USER_ERROR, What.PLATFORM_ISSUE)) {
            assertThat(decide(what, "  ")).isInstanceOf(Reply.Refused.class);
        }
        assertThat(decide(What.REOPEN, "why not")).isInstanceOf(Reply.Refused.class);
        assertThat(incident().state()).isEqualTo(IncidentState.REPRODUCED);
    }

    @Test
    void whoLooksAfterItIsNotedAndItStaysWhereItIs() {
        decide(What.ASSIGN, "U9");
        assertThat(incident().life().assigned().orElseThrow().to()).isEqualTo("U9");
        assertThat(incident().life().assigned().orElseThrow().by()).isEqualTo("U7");
        assertThat(incident().state()).isEqualTo(IncidentState.REPRODUCED);
    }

    @Test
    void theSameGroupAfterTheEndIsANewIncident() {
        decide(What.CLOSE, "done");
        alert();
        assertThat(house.wiring.incidents().open(10)).hasSize(1);
        assertThat(house.wiring.incidents().open(10).getFirst().id())
                .isNotEqualTo(incident().id());
    }
}
