package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EnvironmentChange;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Reproduction;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Outcome;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loop through the functions' own handlers: alert, incident, case, reproduction, answer, evaluation, diff. */
class LoopTest {
    private final FunctionsHouse house = new FunctionsHouse();

    private Ping ping(String id) {
        return new Ping(
                id, "U1", new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"), house.clock.instant());
    }

    private Job.HandleAlert alert(String pingId) {
        return new Job.HandleAlert(
                new Ping(pingId, "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
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

    private Incident incident() {
        return house.wiring.incidents().open(10).getFirst();
    }

    private Case theCase() {
        return house.wiring.cases().cases("clinic").stream()
                .filter(c -> c.origin().trace().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Experiment evaluate(String pingId, String version) {
        house.clock.advance(Duration.ofSeconds(1));
        house.deliver(new Job.Evaluate(
                ping(pingId),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.settle();
        return house.wiring.experiments().newest("clinic", 1).getFirst();
    }

    private Job.AnswerCase answer() {
        return new Job.AnswerCase(
                ping("answer"),
                theCase().id().display(),
                "15:00 is already taken. Free that afternoon: 14:30, 15:30.",
                List.of(),
                List.of("already taken"),
                List.of("you are booked"));
    }

    @Test
    void anAlertBecomesAnIncidentWithADraftCaseThatWasReproduced() {
        house.deliver(alert("a1"));
        house.settle();

        Case c = theCase();
        assertThat(c.state()).isEqualTo(CaseState.DRAFT);
        assertThat(c.label().failureMode()).isEqualTo(FailureMode.TOOL_MISUSE);
        assertThat(c.input().question()).isEqualTo("Please book me with Dr. Okafor next Tuesday at 3 pm.");
        assertThat(c.origin().failedTool().orElseThrow().tool()).isEqualTo("book_appointment");
        assertThat(c.reproduction().orElseThrow().verdict()).isEqualTo("reproduced 3 of 3");
        assertThat(incident().state()).isEqualTo(IncidentState.REPRODUCED);
        assertThat(incident().caseId()).contains(c.id());
        assertThat(house.queues.replies())
                .isNotEmpty()
                .allMatch(reply -> reply.equals(new Reply.Refresh(
                        new Address.ChannelMessage("C1"),
                        new Subject(Subject.Kind.INCIDENT, incident().id()))));
    }

    @Test
    void aFixIsShownAsFixedAgainstTheAnswersOfTheReproduction() {
        house.wiring.importCases().run("clinic", "clinic", "c.jsonl", steadyCases());
        Experiment baseline = evaluate("base", "buggy");
        assertThat(house.wiring
                        .cases()
                        .dataset("clinic")
                        .orElseThrow()
                        .baseline()
                        .orElseThrow()
                        .experiment())
                .isEqualTo(baseline.id());

        house.deliver(alert("a1"));
        house.settle();
        house.deliver(answer());
        house.settle();
        Experiment fixed = evaluate("fix", "fixed");

        Diff diff = report(fixed);
        assertThat(diff.verdict().ready()).isEqualTo(Verdict.Ready.YES);
        assertThat(diff.changes().stream()
                        .filter(CaseChange.Fixed.class::isInstance)
                        .map(change -> change.subject().id()))
                .containsExactly(theCase().id());
        assertThat(diff.changes()).noneMatch(CaseChange.Regressed.class::isInstance);
        assertThat(house.wiring.incidents().find(incident().id()).orElseThrow().state())
                .isEqualTo(IncidentState.FIX_VERIFIED);
    }

    @Test
    void anAnswerIsHeldAgainstTheStoredTrialsAtOnce() {
        house.deliver(alert("a1"));
        house.settle();
        house.deliver(answer());

        assertThat(house.queues.replies().stream()
                        .filter(Reply.Told.class::isInstance)
                        .map(reply -> ((Reply.Told) reply).text()))
                .singleElement()
                .asString()
                .endsWith("Of the 3 stored trials of version buggy, 3 fail by it.");
        assertThat(theCase().reproduction().orElseThrow().verdict()).isEqualTo("reproduced 3 of 3");
    }

    @Test
    void anAnswerThatTheStoredTrialsPassIsSaidToCatchNothing() {
        house.deliver(alert("a1"));
        house.settle();
        house.deliver(new Job.AnswerCase(
                ping("answer"),
                theCase().id().display(),
                "You are booked.",
                List.of(),
                List.of("you are booked"),
                List.of()));

        assertThat(house.queues.replies().stream()
                        .filter(Reply.Told.class::isInstance)
                        .map(reply -> ((Reply.Told) reply).text()))
                .singleElement()
                .asString()
                .contains("Of the 3 stored trials of version buggy, 0 fail by it. If those answers are wrong");
        assertThat(theCase().reproduction().orElseThrow().finding()).isEqualTo(Reproduction.Finding.NOT_REPRODUCED);
    }

    @Test
    void whoAsksForAReplayIsShownTheCaseAtItsEndAndNobodyForOneThatCasebookBegan() {
        house.deliver(alert("a1"));
        house.settle();
        Subject shown = new Subject(Subject.Kind.CASE, theCase().id().display());
        assertThat(house.queues.takeReplies()).noneMatch(reply -> showing(reply, shown));

        Address alone = new Address.Ephemeral("", "C1", "U1");
        house.deliver(new Job.Reproduce(
                new Ping("again", "U1", alone, house.clock.instant()),
                theCase().id().display(),
                Optional.empty(),
                3));
        house.settle();
        assertThat(house.queues.takeReplies())
                .filteredOn(reply -> showing(reply, shown))
                .extracting(Reply::to)
                .containsExactly(alone);
    }

    private static boolean showing(Reply reply, Subject subject) {
        return reply instanceof Reply.Refresh refresh && refresh.subject().equals(subject);
    }

    @Test
    void aReplayOfAnotherVersionDoesNotTakeTheBaselineRowsAway() {
        house.wiring.importCases().run("clinic", "clinic", "c.jsonl", steadyCases());
        evaluate("base", "buggy");
        house.deliver(alert("a1"));
        house.settle();
        house.deliver(answer());
        house.deliver(new Job.Reproduce(ping("again"), theCase().id().display(), Optional.of("fixed"), 3));
        house.settle();

        Reproduction replay = theCase().reproduction().orElseThrow();
        assertThat(replay.finding()).isEqualTo(Reproduction.Finding.ENVIRONMENT_CHANGED);
        assertThat(replay.environment()).containsExactly(new EnvironmentChange.OtherVersion("buggy", "fixed"));
        assertThat(report(evaluate("fix", "fixed")).changes().stream()
                        .filter(CaseChange.Fixed.class::isInstance)
                        .map(change -> change.subject().id()))
                .containsExactly(theCase().id());
    }

    @Test
    void nothingChangedIsNotReady() {
        house.wiring.importCases().run("clinic", "clinic", "c.jsonl", steadyCases());
        evaluate("base", "buggy");
        house.deliver(alert("a1"));
        house.settle();
        house.deliver(answer());
        house.settle();

        Diff diff = report(evaluate("again", "buggy"));
        assertThat(diff.verdict().ready()).isEqualTo(Verdict.Ready.NO);
        assertThat(diff.verdict().target()).isEqualTo(Verdict.Target.NOT_FIXED);
    }

    @Test
    void promise2NothingUnredactedReachesAStoreOrAQueue() {
        house.deliver(alert("a1"));
        house.settle();

        assertThat(house.table.everything() + house.blobs.everything() + house.queues.replies())
                .contains("<PHONE:")
                .doesNotContain(FunctionsHouse.PHONE)
                .doesNotContain("555 2671");
    }

    @Test
    void promise4TheReportedNumbersEqualARecomputationFromTheRawRows() {
        house.wiring.importCases().run("clinic", "clinic", "c.jsonl", steadyCases());
        Experiment baseline = evaluate("base", "buggy");
        house.deliver(alert("a1"));
        house.settle();
        house.deliver(answer());
        house.settle();
        Experiment fixed = evaluate("fix", "fixed");

        Diff diff = report(fixed);
        assertThat(diff.candidate().passed()).isEqualTo(passed(fixed)).isEqualTo(9);
        assertThat(diff.baseline().passed()).isEqualTo(passed(baseline)).isEqualTo(8);
        assertThat(diff.scores().getFirst().after()).isEqualTo(passed(fixed) / 9.0);
    }

    /** Counted from the raw rows of the planned trials, without the diff's own code. */
    private int passed(Experiment experiment) {
        return (int) house.wiring.experiments().results(experiment.id()).stream()
                .filter(row -> row.trial() < experiment.plan().trials())
                .filter(row -> row.outcomes().values().stream()
                        .allMatch(outcome -> outcome instanceof Outcome.Scored scored && scored.passed()))
                .count();
    }

    @Test
    void theSameAlertGroupIsOneIncidentWhileItIsOpen() {
        house.deliver(alert("a1"));
        house.clock.advance(Duration.ofMinutes(5));
        house.deliver(alert("a2"));
        house.deliver(alert("a2"));
        house.settle();

        assertThat(house.wiring.incidents().open(10)).hasSize(1);
        assertThat(incident().occurrences()).isEqualTo(2);
    }

    private Diff report(Experiment experiment) {
        try {
            return Json.mapper()
                    .readValue(
                            house.wiring.experiments().report(experiment.id()).orElseThrow(), Diff.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cases that both versions pass. */
    private static List<String> steadyCases() {
        return IntStream.range(0, 8)
                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"input\":\"question " + i
                        + "\",\"reference\":\"15:00\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"15:00\"}]}")
                .toList();
    }
}
