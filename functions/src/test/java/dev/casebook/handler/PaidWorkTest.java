package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.alert.Alert;
import dev.casebook.audit.Deed;
import dev.casebook.evaluation.Experiment;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.store.Inbox;
import dev.casebook.store.ItemPaidWork;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The switch, the limits of what people may start, and what the audit trail keeps of both. */
class PaidWorkTest {
    private final FunctionsHouse house = new FunctionsHouse();

    private Ping ping(String id, String user) {
        return new Ping(
                id,
                user,
                new Address.InThread("C1", "1.000001"),
                house.clock.instant(),
                Optional.of(new Ping.Person("T1", Optional.empty())));
    }

    private Job.Evaluate evaluation(String id, String user) {
        return new Job.Evaluate(
                ping(id, user),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of("fixed"),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void aCaseIsThere() {
        house.wiring
                .importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        List.of("{\"id\":\"c\",\"input\":\"When?\",\"reference\":\"taken\",\"evaluators\":"
                                + "[{\"type\":\"contains\",\"value\":\"taken\"}]}"));
    }

    private List<String> told() {
        return house.queues.takeReplies().stream()
                .map(reply -> switch (reply) {
                    case Reply.Told told -> told.text();
                    case Reply.Refused refused -> refused.what();
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        house.wiring.audit().each(today, today, deeds::add);
        return deeds;
    }

    @Test
    void whileItIsStoppedNothingIsStartedAndTheSenderReadsWhy() {
        aCaseIsThere();
        house.deliver(new Job.StopPaidWork(ping("p1", "U1"), "the judge runs away, ask " + FunctionsHouse.PHONE));
        assertThat(told())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("Paid work is stopped since 4 Mar 2026, 09:42 UTC by U1: the judge runs away, ask ")
                        .doesNotContain(FunctionsHouse.PHONE));

        house.deliver(evaluation("p2", "U2"));
        house.deliver(new Job.Reproduce(ping("p3", "U2"), "7KQ2M9XA", Optional.empty(), 1));
        assertThat(told())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("by U1", "Nothing was started.", "resume"));
        assertThat(house.wiring.experiments().unfinished()).isEmpty();

        house.deliver(new Job.ResumePaidWork(ping("p4", "U1")));
        house.deliver(evaluation("p5", "U2"));
        assertThat(house.wiring.experiments().unfinished()).hasSize(1);
    }

    @Test
    void aRunAtWorkStopsKeepsWhatItHasAndGoesOnAfterwards() {
        aCaseIsThere();
        house.deliver(evaluation("p1", "U2"));
        house.deliver(new Job.StopPaidWork(ping("p2", "U1"), ""));
        house.settle();
        Experiment run = house.wiring.experiments().unfinished().getFirst();
        assertThat(house.wiring.experiments().results(run.id())).isEmpty();

        house.clock.advance(Duration.ofMinutes(6));
        house.deliver(new Job.ResumePaidWork(ping("p3", "U1")));
        house.wiring.workbench().sweep();
        house.settle();
        assertThat(house.wiring.experiments().find(run.id()).orElseThrow().state())
                .isEqualTo(Experiment.State.COMPLETE);
    }

    @Test
    void anAlertThatCameMeanwhileIsACaseAtOnceAndReplayedAfterwards() {
        house.deliver(new Job.StopPaidWork(ping("p1", "U1"), ""));
        house.deliver(new Job.HandleAlert(
                new Ping("a1", "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        "{}:{}",
                        true,
                        "Booked a taken slot",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", house.clock.instant(), true)))));
        house.settle();
        Incident waiting = house.wiring.incidents().open(10).getFirst();
        assertThat(waiting.state()).isEqualTo(IncidentState.CASE_ADDED);
        assertThat(house.wiring.cases().cases("clinic").getFirst().reproduction())
                .isEmpty();
        told();

        house.deliver(new Job.ResumePaidWork(ping("p2", "U1")));
        assertThat(told()).first().asString().contains("What came in meanwhile is replayed now: 1 incident.");
        house.settle();
        assertThat(house.wiring.incidents().find(waiting.id()).map(Incident::state))
                .contains(IncidentState.REPRODUCED);

        house.deliver(new Job.StopPaidWork(ping("p3", "U1"), ""));
        house.deliver(new Job.ResumePaidWork(ping("p4", "U1")));
        assertThat(told()).last().asString().doesNotContain("meanwhile");
    }

    @Test
    void anotherProcessSeesAStopWithinTenSeconds() {
        ItemPaidWork elsewhere = new ItemPaidWork(house.table, house.blobs, house.clock);
        assertThat(elsewhere.stopped()).isEmpty();
        house.deliver(new Job.StopPaidWork(ping("p1", "U1"), ""));
        assertThat(elsewhere.stopped()).as("looked at just before").isEmpty();
        house.clock.advance(Duration.ofSeconds(10));
        assertThat(elsewhere.stopped()).isPresent();
    }

    @Test
    void stoppingTwiceAndResumingTwiceAreRefused() {
        house.deliver(new Job.StopPaidWork(ping("p1", "U1"), "first"));
        house.deliver(new Job.StopPaidWork(ping("p2", "U2"), "second"));
        assertThat(told()).last().asString().contains("stopped already");
        house.deliver(new Job.ResumePaidWork(ping("p3", "U2")));
        house.deliver(new Job.ResumePaidWork(ping("p4", "U2")));
        assertThat(told()).last().asString().contains("is not stopped");
        assertThat(deeds())
                .extracting(deed -> deed.what() + " " + deed.by().who())
                .containsExactly("PAID_WORK_STOPPED U1", "PAID_WORK_RESUMED U2");
    }

    @Test
    void aPersonStartsTenRunsAnHourAndRedeliveryTakesNone() {
        aCaseIsThere();
        for (int i = 0; i < 10; i++) {
            house.deliver(evaluation("p" + i, "U2"));
        }
        house.deliver(evaluation("p0", "U2"));
        assertThat(told()).isEmpty();
        house.deliver(evaluation("p10", "U2"));
        assertThat(told())
                .containsExactly(
                        "You have started 10 runs within an hour, and that is the limit. Nothing was started. Try"
                                + " again in 6 minutes.");
        assertThat(new Inbox(house.table, house.blobs, house.clock).outcome("p10"))
                .hasValueSatisfying(outcome -> assertThat(outcome.refusal()).isPresent());
        assertThat(deeds()).last().satisfies(deed -> {
            assertThat(deed.what()).isEqualTo(Deed.What.LIMIT_REFUSED);
            assertThat(deed.by().who()).isEqualTo("U2");
        });

        house.clock.advance(Duration.ofMinutes(6));
        house.deliver(evaluation("p11", "U2"));
        assertThat(told()).isEmpty();
    }
}
