package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.alert.Alert;
import dev.casebook.diff.Diff;
import dev.casebook.diff.report.DiffCsv;
import dev.casebook.diff.report.FullDiff;
import dev.casebook.diff.report.ReadFullDiff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown of a run once it is over: its answers beside the baseline's, and what people did with it since. */
class ShownRunsTest {
    private static final Address CHANNEL = new Address.ChannelMessage("C1");
    private final FunctionsHouse house = new FunctionsHouse();

    @BeforeEach
    void aCaseThatGuards() {
        house.deliver(new Job.HandleAlert(
                new Ping("a1", "grafana", CHANNEL, house.clock.instant()),
                new Alert(
                        "grafana",
                        "{}:{alertname=\"x\"}",
                        true,
                        "Booking confirmed without a booking",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", Instant.parse("2026-03-04T09:41:00Z"), true)))));
        house.settle();
        String id = house.wiring.cases().cases("clinic").stream()
                .filter(c -> c.origin().trace().isPresent())
                .findFirst()
                .orElseThrow()
                .id()
                .display();
        house.deliver(new Job.AnswerCase(
                ping("answer"), id, "15:00 is taken.", List.of(), List.of("already taken"), List.of("you are booked")));
        house.settle();
    }

    @Test
    void theAnswersOfBothSidesStandBesideEachOther() throws Exception {
        evaluate("base", "buggy", 1);
        Experiment fixed = evaluate("fix", "fixed", 1);
        Diff diff = Json.mapper()
                .readValue(house.wiring.experiments().report(fixed.id()).orElseThrow(), Diff.class);
        FullDiff full = new ReadFullDiff(house.wiring.experiments(), house.wiring.cases()).read(diff);
        assertThat(full.dataset()).isEqualTo("clinic");
        FullDiff.Case first = full.cases().getFirst();
        assertThat(first.question()).isEqualTo("Please book me with Dr. Okafor next Tuesday at 3 pm.");
        assertThat(first.reference()).contains("15:00 is taken.");
        assertThat(first.before().orElseThrow().text()).containsIgnoringCase("booked");
        assertThat(first.after().orElseThrow().text()).contains("already taken");
        assertThat(first.before().orElseThrow().judged()).anyMatch(line -> line.contains(": failed"));
        assertThat(first.after().orElseThrow().judged()).allMatch(line -> line.endsWith(": passed"));
        assertThat(DiffCsv.of(full).lines().skip(1).findFirst().orElse("")).contains(",fixed,");
    }

    @Test
    void messagesOfEarlierRunsAreBroughtUpToDateWhenTheirButtonsAreUsed() {
        Experiment buggy = evaluate("base", "buggy", 1);
        Experiment fixed = evaluate("fix", "fixed", 1);
        assertThat(refreshes(() ->
                        house.deliver(new Job.SetBaseline(ping("set"), "clinic", Optional.of("fixed"), "released"))))
                .containsExactlyInAnyOrder(buggy.id(), fixed.id());
        assertThat(refreshes(() -> evaluate("again", "fixed", 5))).contains(fixed.id());
        assertThat(refreshes(() ->
                        house.deliver(new Job.SetBaseline(ping("again-set"), "clinic", Optional.of("buggy"), "back"))))
                .contains(buggy.id());
    }

    @Test
    void aBaselineThatIsSetTwiceIsSaidToBeThereStill() {
        evaluate("base", "buggy", 1);
        house.deliver(new Job.SetBaseline(ping("once"), "clinic", Optional.of("buggy"), "released"));
        house.deliver(new Job.SetBaseline(ping("twice"), "clinic", Optional.of("buggy"), "released"));
        assertThat(house.queues.replies())
                .filteredOn(Reply.Told.class::isInstance)
                .last()
                .asString()
                .contains("clinic is still compared with buggy");
    }

    private List<String> refreshes(Runnable doing) {
        int before = house.queues.replies().size();
        doing.run();
        house.settle();
        List<Reply> all = house.queues.replies();
        return all.subList(Math.min(before, all.size()), all.size()).stream()
                .filter(Reply.Refresh.class::isInstance)
                .map(reply -> ((Reply.Refresh) reply).subject())
                .filter(subject -> subject.kind() == Subject.Kind.EXPERIMENT)
                .map(Subject::id)
                .distinct()
                .toList();
    }

    private Ping ping(String id) {
        return new Ping(
                id, "U1", new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"), house.clock.instant());
    }

    private Experiment evaluate(String pingId, String version, int trials) {
        house.clock.advance(Duration.ofSeconds(1));
        house.deliver(new Job.Evaluate(
                ping(pingId),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        trials,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.settle();
        return house.wiring.experiments().newest("clinic", 1).getFirst();
    }
}
