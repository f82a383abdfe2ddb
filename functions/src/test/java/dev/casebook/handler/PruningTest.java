package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.incident.Incident;
import dev.casebook.pruning.Pruning;
import dev.casebook.pruning.Pruning.Candidate;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quarter's proposal from the tick to what people make of it, on a clock that the test moves. */
class PruningTest {
    /** Nine in the morning in Berlin. */
    private static final String APRIL = "2026-04-01T07:00:00Z";

    private static final String JULY = "2026-07-01T07:00:00Z";

    private final NightHouse house = new NightHouse();
    private int asked;

    @BeforeEach
    void aWatchedDataset() {
        house.imports(0, 4);
        house.tick();
    }

    private Ping ping() {
        return new Ping("p" + asked++, "U0DAVE", new Address.InThread("C0NIGHTS", "1.1"), house.house.clock.instant());
    }

    private void run(String version) {
        house.house.clock.advance(Duration.ofMinutes(1));
        house.house.deliver(new Job.Evaluate(
                ping(),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.house.settle();
    }

    private void runs(int count) {
        IntStream.range(0, count).forEach(i -> run(i % 2 == 0 ? "v1" : "v2"));
    }

    private Optional<Pruning> proposal(String slot) {
        return house.wiring.prunings().find("clinic/" + slot);
    }

    private List<Candidate> proposed(String slot) {
        return proposal(slot).map(Pruning::candidates).orElseThrow();
    }

    private Case question(int number) {
        return house.wiring.cases().cases("clinic").stream()
                .filter(c -> c.input().question().equals("question " + number))
                .findFirst()
                .orElseThrow();
    }

    private long shown() {
        return house.house.queues.replies().stream()
                .filter(reply -> reply instanceof Reply.Refresh refresh
                        && refresh.subject().kind() == Subject.Kind.PRUNING)
                .count();
    }

    private void decide(String slot, Case about, boolean keep) {
        house.house.deliver(
                new Job.DecidePruning(ping(), "clinic/" + slot, about.id().display(), keep));
        house.house.settle();
    }

    private List<String> refusals() {
        return house.house.queues.replies().stream()
                .filter(Reply.Refused.class::isInstance)
                .map(reply -> ((Reply.Refused) reply).what())
                .toList();
    }

    @Test
    void aCaseWhoseScoresNeverDifferedIsProposedOnceAQuarter() {
        runs(9);
        house.broken.add("question 3");
        run("v2");
        house.tickAt("2026-04-01T06:59:00Z");
        assertThat(proposal(APRIL)).isEmpty();
        house.tickAt("2026-04-01T07:03:00Z");
        house.tickAt("2026-04-01T07:08:00Z");
        house.tickAt("2026-05-01T07:08:00Z");
        assertThat(proposed(APRIL))
                .extracting(Candidate::id)
                .containsExactlyInAnyOrder(
                        question(0).id(), question(1).id(), question(2).id());
        assertThat(proposed(APRIL).getFirst().why())
                .isEqualTo("It passed in all 10 runs of 2 versions, every score the same: it tells no version from"
                        + " another.");
        assertThat(shown()).as("one message").isEqualTo(1);
    }

    @Test
    void nineRunsAreTooFewAndSoIsOneVersion() {
        runs(9);
        house.tickAt(APRIL);
        IntStream.range(0, 10).forEach(i -> run("v1"));
        assertThat(proposed(APRIL)).isEmpty();

        NightHouse other = new NightHouse();
        other.imports(0, 1);
        other.tick();
        IntStream.range(0, 12)
                .forEach(i -> other.tickAt("2026-03-" + (10 + i) + "T01:00:00Z")); // the nights of one version
        other.tickAt(APRIL);
        assertThat(other.wiring.experiments().newest("clinic", 99)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(other.wiring.prunings().find("clinic/" + APRIL).map(Pruning::candidates))
                .contains(List.of());
        assertThat(shown()).as("nothing to propose is told to nobody").isZero();
    }

    @Test
    void aCaseOfAnOpenIncidentIsLeftAlone() {
        runs(10);
        Case guarded = question(2);
        house.wiring
                .incidents()
                .open(Incident.opened(
                                "INC-7KQ2M9XA",
                                new Incident.Report("grafana", "g", "Booked a taken slot"),
                                new Incident.Place("clinic", "clinic", "C0NIGHTS"),
                                house.house.clock.instant())
                        .withCase(guarded.id()));
        house.tickAt(APRIL);
        assertThat(proposed(APRIL)).hasSize(3).extracting(Candidate::id).doesNotContain(guarded.id());
    }

    @Test
    void whoeverKeepsACaseIsNotAskedAgainOnTheSameEvidence() {
        runs(10);
        house.tickAt(APRIL);
        Case kept = question(1);
        decide(APRIL, kept, true);
        assertThat(proposal(APRIL)
                        .flatMap(now -> now.candidate(kept.id().display()))
                        .flatMap(Candidate::decided))
                .hasValueSatisfying(decided -> {
                    assertThat(decided.kept()).isTrue();
                    assertThat(decided.by()).isEqualTo("U0DAVE");
                });
        assertThat(question(1).state()).isEqualTo(CaseState.ACTIVE);
        runs(4);
        house.tickAt(JULY);
        assertThat(proposed(JULY)).hasSize(3).extracting(Candidate::id).doesNotContain(kept.id());
        assertThat(deeds()).contains(Deed.What.CASE_KEPT);
    }

    private List<Deed.What> deeds() {
        List<Deed.What> all = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(Instant.parse(APRIL), ZoneOffset.UTC);
        house.wiring.audit().each(day, day, deed -> all.add(deed.what()));
        return all;
    }

    @Test
    void retiringTakesItOutOfTheRunsForTheReasonThatWasShown() {
        runs(10);
        house.tickAt(APRIL);
        decide(APRIL, question(0), false);
        assertThat(question(0).state()).isEqualTo(CaseState.RETIRED);
        assertThat(question(0).retired()).hasValueSatisfying(why -> {
            assertThat(why.by()).isEqualTo("U0DAVE");
            assertThat(why.reason()).startsWith("It passed in all 10 runs of 2 versions");
        });
        assertThat(deeds()).contains(Deed.What.CASE_RETIRED);
        assertThat(shown()).as("its message is shown anew").isEqualTo(2);
        decide(APRIL, question(0), true);
        assertThat(refusals()).singleElement().asString().contains("is retired already");
        house.tickAt(JULY);
        assertThat(proposed(JULY)).hasSize(3);
    }

    @Test
    void elevenCasesAreTenByNameAndOneCounted() {
        house.imports(4, 11);
        runs(10);
        house.tickAt(APRIL);
        assertThat(proposed(APRIL)).hasSize(10);
        assertThat(proposal(APRIL).map(Pruning::more)).contains(1);
        assertThat(proposal(APRIL).map(Pruning::runs)).contains(10);
    }

    @Test
    void eightTicksAtOnceAreOneProposalAndQuartersThatNobodyTickedThroughAreOne() {
        runs(10);
        house.goTo("2026-10-01T07:02:00Z");
        house.raceTicks();
        house.house.settle();
        assertThat(shown()).isEqualTo(1);
        assertThat(proposal("2026-10-01T07:00:00Z")).isPresent();
        assertThat(proposal(APRIL)).isEmpty();
        assertThat(proposal(JULY)).isEmpty();
    }

    private void tools(String... called) {
        house.tools.clear();
        house.tools.addAll(List.of(called));
    }

    private void needs(Case about, String tool) {
        house.house.deliver(new Job.AnswerCase(
                ping(),
                about.id().display(),
                "taken",
                List.of(new ToolInvocation(tool, Json.mapper().createObjectNode(), null)),
                List.of(),
                List.of()));
        house.house.settle();
    }

    @Test
    void aToolThatNoAnswerCallsAnyLongerIsSaidToBeGoneAndWhatWasSeenIsSaid() {
        needs(question(0), "find_slots");
        needs(question(1), "never_called");
        tools("find_slots", "greet");
        run("v1");
        String last = house.wiring.experiments().newest("clinic", 1).getFirst().id();
        tools("greet");
        runs(5);
        house.tickAt(APRIL);
        assertThat(proposed(APRIL)).singleElement().satisfies(candidate -> {
            assertThat(candidate.id()).isEqualTo(question(0).id());
            assertThat(candidate.reason()).isEqualTo(Pruning.Reason.TOOL_GONE);
            assertThat(candidate.why())
                    .isEqualTo("It needs the tool find_slots, which no answer to any case called in the last 5 runs; "
                            + last + " of version v1 was the last that did.");
        });
    }

    @Test
    void anAgentThatReportsNoCallsIsNotJudgedByThem() {
        needs(question(0), "find_slots");
        tools("find_slots");
        run("v1");
        tools();
        runs(6);
        house.tickAt(APRIL);
        assertThat(proposed(APRIL)).isEmpty();
    }

    @Test
    void aToolThatOneOfTheLastRunsCalledIsThere() {
        needs(question(0), "find_slots");
        tools("greet");
        runs(3);
        tools("find_slots");
        run("v1");
        tools("greet");
        runs(4);
        house.tickAt(APRIL);
        assertThat(proposed(APRIL)).isEmpty();
    }
}
