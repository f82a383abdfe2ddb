package dev.casebook.harvest;

import static dev.casebook.trace.ShelfOfTraces.failedTool;
import static dev.casebook.trace.ShelfOfTraces.in;
import static dev.casebook.trace.ShelfOfTraces.turn;
import static dev.casebook.trace.ShelfOfTraces.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.MutableClock;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.AddCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.family.JoinFamily;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemHarvestLog;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.ShelfOfTraces;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceSources;
import dev.casebook.work.Job;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HarvestTest {
    private static final Instant START = Instant.parse("2026-03-10T12:07:00Z");
    private static final Instant SLOT = Instant.parse("2026-03-10T12:00:00Z");

    private final MutableClock clock = new MutableClock(START);
    private final SimulatedItemTable table = new SimulatedItemTable();
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private final ItemCaseStore cases = new ItemCaseStore(table, blobs);
    private final ItemHarvestLog log = new ItemHarvestLog(table, blobs);
    private final ShelfOfTraces tempo = new ShelfOfTraces();
    private final TraceSources sources = new TraceSources(Map.of("tempo", tempo));
    private final AddCase addCase = new AddCase(
            sources,
            new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US"),
            cases,
            new JoinFamily(new ItemFamilyStore(table, blobs), cases),
            clock);
    private final RunHarvest runHarvest = new RunHarvest(sources, addCase, cases, log);
    private final List<Job> jobs = new ArrayList<>();

    private static SavedQuery query(int perRun, int perDay, String... environments) {
        return new SavedQuery(
                "clinic-errors",
                new SavedQuery.Target("clinic", "clinic", FailureMode.TOOL_MISUSE),
                List.of("clinic-phone", "clinic"),
                List.of("tempo"),
                TraceQuery.Symptom.TOOL_ERROR,
                List.of(environments),
                new SavedQuery.Pace(Duration.ofHours(1), perRun, perDay),
                Optional.of("C1"));
    }

    private Optional<Integer> run(SavedQuery query, Instant slot) {
        return runHarvest.run(query, slot).map(HarvestLog.Run::added);
    }

    private static Trace failure(int id, Instant at) {
        return turn("" + id, at, "conv-" + id, List.of(user("Book slot " + "x".repeat(id))), "Booked.", failedTool(at));
    }

    private void failures(int first, int last, Instant at) {
        for (int id = first; id <= last; id++) {
            tempo.with(failure(id, at.plusSeconds(id)));
        }
    }

    @Test
    void whatFailedBecomesDrafts() {
        failures(1, 2, SLOT.minusSeconds(600));
        tempo.with(turn("9", SLOT.minusSeconds(60), "conv-9", List.of(user("Fine")), "Fine."));

        assertThat(run(query(5, 20), SLOT)).contains(2);

        assertThat(cases.cases("clinic")).hasSize(2).allSatisfy(c -> {
            assertThat(c.state()).isEqualTo(CaseState.DRAFT);
            assertThat(c.origin().addedBy()).isEqualTo("harvest clinic-errors 2026-03-10T12:00:00Z");
            assertThat(c.label().failureMode()).isEqualTo(FailureMode.TOOL_MISUSE);
            assertThat(c.incident()).as("nobody is called").isEmpty();
        });
    }

    @Test
    void twoTicksOfOneSlotDoNothingTwice() {
        failures(1, 2, SLOT.minusSeconds(600));
        SendHarvests tick = new SendHarvests(List.of(query(5, 20)), log, (job, delay) -> jobs.add(job), clock);

        tick.send();
        tick.send();
        assertThat(jobs).hasSize(2);
        assertThat(((Job.Harvest) jobs.getFirst()).ping().id())
                .as("so that the inbox drops the second")
                .isEqualTo(((Job.Harvest) jobs.getLast()).ping().id());
        for (Job job : jobs) {
            run(query(5, 20), ((Job.Harvest) job).slot());
        }
        assertThat(run(query(5, 20), SLOT)).isEmpty();
        assertThat(log.addedOn("clinic-errors", LocalDate.of(2026, 3, 10))).isEqualTo(2);

        jobs.clear();
        clock.advance(Duration.ofMinutes(52));
        tick.send();
        assertThat(jobs).as("12:59 is still the slot of 12:00").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        tick.send();
        assertThat(jobs)
                .singleElement()
                .satisfies(job -> assertThat(((Job.Harvest) job).slot()).isEqualTo(SLOT.plusSeconds(3600)));
    }

    @Test
    void aRunAddsNoMoreThanItMayAndADayNeither() {
        failures(1, 9, SLOT.minusSeconds(600));
        assertThat(run(query(3, 5), SLOT)).contains(3);
        failures(11, 19, SLOT.plusSeconds(1800));
        assertThat(run(query(3, 5), SLOT.plusSeconds(3600))).contains(2);
        failures(21, 29, SLOT.plusSeconds(5400));
        assertThat(run(query(3, 5), SLOT.plusSeconds(7200))).contains(0);
        assertThat(cases.cases("clinic")).hasSize(5);

        Instant tomorrow = SLOT.plus(Duration.ofDays(1));
        failures(31, 32, tomorrow.minusSeconds(60));
        assertThat(run(query(3, 5), tomorrow)).contains(2);
    }

    @Test
    void stagingIsLeftOutUnlessItIsAskedFor() {
        Instant at = SLOT.minusSeconds(600);
        tempo.with(in(Optional.of("staging"), failure(1, at)))
                .with(in(Optional.of("DEV"), failure(2, at)))
                .with(in(Optional.of("evaluation"), failure(5, at)))
                .with(in(Optional.empty(), failure(3, at)))
                .with(in(Optional.of("production-eu"), failure(4, at)));

        assertThat(run(query(5, 20), SLOT)).contains(2);
        assertThat(run(query(5, 20, "staging"), SLOT.plusSeconds(1))).contains(1);
    }

    @Test
    void aTraceThatIsACaseAlreadyCountsForNothing() {
        failures(1, 3, SLOT.minusSeconds(600));
        run(query(2, 20), SLOT);
        assertThat(run(query(5, 20), SLOT.plusSeconds(300))).as("the third one").contains(1);
        assertThat(cases.cases("clinic")).extracting(Case::revision).containsOnly(1);
    }

    @Test
    void aRunThatBrokeOffGoesOnAndCountsWhatItHadAdded() {
        failures(1, 2, SLOT.minusSeconds(600));
        addCase.add(new AddCase.Request(
                failure(1, SLOT).ref(),
                "clinic",
                "clinic",
                FailureMode.OTHER,
                Optional.empty(),
                Optional.empty(),
                Doer.of("harvest clinic-errors " + SLOT)));

        assertThat(run(query(5, 20), SLOT)).contains(2);
    }

    @Test
    void aSourceThatDoesNotAnswerIsTriedAgainAndOneThatCannotIsSkipped() {
        tempo.breaksWith(new CasebookException.Retryable("tempo did not answer."));
        assertThatThrownBy(() -> run(query(5, 20), SLOT)).isInstanceOf(CasebookException.Retryable.class);
        assertThat(log.has("clinic-errors", SLOT)).isFalse();

        tempo.breaksWith(new CasebookException.Permanent("tempo keeps no scores."));
        assertThat(run(query(5, 20), SLOT)).contains(0);
    }

    @Test
    void aRunLooksBackToTheOneBeforeItHoweverLongAgo() {
        run(query(5, 20), SLOT);
        Instant next = SLOT.plus(Duration.ofHours(9));
        run(query(5, 20), next);
        assertThat(tempo.queries.getLast().from()).isEqualTo(SLOT.minus(Duration.ofMinutes(10)));
        assertThat(tempo.queries.getLast().to()).isEqualTo(next);
    }
}
