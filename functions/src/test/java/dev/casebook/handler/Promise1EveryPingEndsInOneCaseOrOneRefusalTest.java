package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.CasebookException;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseState;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.store.Inbox;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Promise 1: every accepted ping ends in exactly one case or one recorded refusal with a reason, and its sender is told.
 * Also when a function dies at any of the calls it makes of the table, just before or just after the effect.
 */
class Promise1EveryPingEndsInOneCaseOrOneRefusalTest {
    private static final String UNKNOWN = "tempo:" + "0".repeat(31) + "1";

    /** A job on its way, and how often it was delivered. */
    private record Delivery(Job job, int receives) {}

    @Test
    void whatIsDeliveredThriceIsDoneOnce() {
        FunctionsHouse house = new FunctionsHouse();
        Job.AddCase good = add(house, "good", FunctionsHouse.FAILURE.toString());
        Job.AddCase bad = add(house, "bad", UNKNOWN);
        for (int delivery = 0; delivery < 3; delivery++) {
            house.deliver(good);
            house.deliver(bad);
        }
        house.settle();

        assertThat(house.wiring.cases().cases("clinic")).hasSize(1);
        assertThat(refusal(house, "good")).isEmpty();
        assertThat(refusal(house, "bad").orElseThrow()).contains("has no trace").contains("Nothing was saved");
        assertThat(house.queues.replies().stream().filter(Reply.Refused.class::isInstance))
                .singleElement()
                .satisfies(
                        reply -> assertThat(((Reply.Refused) reply).reference()).hasSize(6));
    }

    /** Every fifth call; {@code -Dcasebook.deaths=1} takes every one, which takes a minute or two. */
    @Test
    void aDeathAtAnyCallOfTheTableLosesAndDoublesNothing() throws Exception {
        Death never = new Death(Integer.MAX_VALUE, false);
        tell(never);
        assertThat(never.calls()).as("calls of the table").isBetween(100, 2_000);
        List<Callable<Void>> stories = new ArrayList<>();
        for (int call = 1; call <= never.calls(); call += Integer.getInteger("casebook.deaths", 5)) {
            stories.add(told(new Death(call, false)));
            stories.add(told(new Death(call, true)));
        }
        try (ExecutorService tellers = Executors.newFixedThreadPool(8)) {
            for (Future<Void> story : tellers.invokeAll(stories)) {
                story.get();
            }
        }
    }

    private static Callable<Void> told(Death death) {
        return () -> {
            tell(death);
            return null;
        };
    }

    /** An alert, a ping without a trace, an answer and an evaluation, with one death on the way. */
    private static void tell(Death death) {
        FunctionsHouse house = new FunctionsHouse(new SimulatedItemTable(death));
        death.arm();
        settle(house, alert(house));
        settle(house, add(house, "bad", UNKNOWN));
        CaseId id = CaseId.of("clinic", FunctionsHouse.FAILURE);
        settle(house, answer(house, id));
        settle(house, evaluate(house, "baseline", "buggy"));
        settle(house, evaluate(house, "eval", "fixed"));
        death.disarm();

        assertThat(house.wiring.cases().cases("clinic"))
                .as(death::toString)
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.id()).isEqualTo(id);
                    assertThat(c.state()).isEqualTo(CaseState.ACTIVE);
                    assertThat(c.reproduction()).isPresent();
                });
        assertThat(house.wiring.incidents().open(10))
                .as(death::toString)
                .singleElement()
                .satisfies(incident -> assertThat(incident.caseId()).contains(id));
        assertThat(List.of("alert", "answer", "baseline", "eval"))
                .as(death::toString)
                .allSatisfy(ping -> assertThat(refusal(house, ping)).isEmpty());
        assertThat(refusal(house, "bad").orElseThrow()).as(death::toString).contains("has no trace");
        assertThat(house.queues.replies())
                .as(death::toString)
                .anySatisfy(reply -> assertThat(reply).isInstanceOf(Reply.Refused.class));
        wholeAndOnce(house, death);
    }

    private static void wholeAndOnce(FunctionsHouse house, Death death) {
        List<Experiment> experiments = house.wiring.experiments().newest("clinic", 10);
        assertThat(experiments).as(death::toString).hasSize(2).allSatisfy(experiment -> {
            assertThat(experiment.state()).isEqualTo(Experiment.State.COMPLETE);
            assertThat(house.wiring.experiments().results(experiment.id()))
                    .isNotEmpty()
                    .extracting(ResultRow::caseId, ResultRow::trial)
                    .doesNotHaveDuplicates();
        });
        assertThat(house.wiring.experiments().report(experiments.getFirst().id()))
                .as(death::toString)
                .isPresent();
    }

    /** Delivers it and all that follows, again when it failed, with the tick every five minutes, until nothing is left to do. */
    private static void settle(FunctionsHouse house, Job job) {
        Queue<Delivery> waiting = new ArrayDeque<>();
        waiting.add(new Delivery(job, 1));
        for (int quiet = 0; quiet < 4; quiet++) {
            while (!waiting.isEmpty()) {
                Delivery next = waiting.remove();
                if (!house.deliver(next.job(), next.receives())) {
                    house.clock.advance(Duration.ofSeconds(90));
                    waiting.add(new Delivery(next.job(), next.receives() + 1));
                }
                house.queues.takeJobs().forEach(sent -> waiting.add(new Delivery(sent, 1)));
            }
            house.clock.advance(Duration.ofMinutes(5));
            tick(house);
            house.queues.takeJobs().forEach(sent -> waiting.add(new Delivery(sent, 1)));
        }
        assertThat(waiting).isEmpty();
    }

    private static void tick(FunctionsHouse house) {
        try {
            new ScheduleFunction(house.wiring).handleRequest(new ScheduledEvent(), new FiveMinutes());
        } catch (Killed | CasebookException.Retryable e) {
            // the next tick comes
        }
    }

    private static Optional<String> refusal(FunctionsHouse house, String ping) {
        return new Inbox(house.table, house.blobs, house.clock)
                .outcome(ping)
                .orElseThrow()
                .refusal();
    }

    private static Ping ping(FunctionsHouse house, String id) {
        return new Ping(
                id, "U1", new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"), house.clock.instant());
    }

    private static Job.HandleAlert alert(FunctionsHouse house) {
        return new Job.HandleAlert(
                new Ping("alert", "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        "{}:{alertname=\"x\"}",
                        true,
                        "Booking confirmed without a booking",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", Instant.parse("2026-03-04T09:41:00Z"), true))));
    }

    private static Job.AddCase add(FunctionsHouse house, String id, String trace) {
        return new Job.AddCase(
                ping(house, id), trace, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Job.AnswerCase answer(FunctionsHouse house, CaseId id) {
        return new Job.AnswerCase(
                ping(house, "answer"),
                id.display(),
                "15:00 is already taken.",
                List.of(),
                List.of("already taken"),
                List.of("you are booked"));
    }

    private static Job.Evaluate evaluate(FunctionsHouse house, String id, String version) {
        return new Job.Evaluate(
                ping(house, id),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
