package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.nightly.Night;
import dev.casebook.nightly.NightReport;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights from the tick to what people hear of them, on a clock that the test moves. */
class NightShiftTest {
    private static final String FIRST = "2026-03-05T01:00:00Z";
    private static final String SECOND = "2026-03-06T01:00:00Z";
    private static final String THIRD = "2026-03-07T01:00:00Z";

    private final NightHouse house = new NightHouse();

    @BeforeEach
    void aWatchedDataset() {
        house.imports(0, 8);
        house.tick();
    }

    private NightReport report(int nightsAgo) {
        return house.nights().get(nightsAgo).report().orElseThrow();
    }

    private List<Experiment> runs() {
        return house.wiring.experiments().newest("clinic", 100);
    }

    private List<Incident> incidents() {
        return house.wiring.incidents().open(100);
    }

    @Test
    void nothingIsRunBeforeItsTime() {
        house.tickAt("2026-03-05T00:59:00Z");
        assertThat(house.nights()).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void theFirstNightOfADatasetWithoutABaselineBecomesItWithThreeTrials() {
        house.tickAt("2026-03-05T01:04:00Z");
        Experiment run = runs().getFirst();
        assertThat(run.plan().trials()).isEqualTo(3);
        assertThat(run.agent().version()).isEqualTo("v1");
        assertThat(run.name()).isEqualTo("nightly-" + run.id());
        assertThat(house.wiring.cases().dataset("clinic").flatMap(Dataset::baseline))
                .hasValueSatisfying(set -> assertThat(set.experiment()).isEqualTo(run.id()));
        assertThat(report(0).baseline()).isEmpty();
        assertThat(report(0).passed()).isEqualTo(8);
        assertThat(house.told()).containsExactly("clinic/" + FIRST);
    }

    @Test
    void aQuietNightIsOneQuietMessageAndNoIncident() {
        house.tickAt(FIRST);
        house.tickAt(SECOND);
        assertThat(report(0).quiet()).isTrue();
        assertThat(report(0).besides()).containsExactly("Agent version and model (m-2026-01-01) are the same.");
        assertThat(house.told()).containsExactly("clinic/" + FIRST, "clinic/" + SECOND);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aSilentModelUpdateThatBreaksAGuardingCaseOpensAnIncidentThatSaysWhatChanged() {
        house.tickAt(FIRST);
        house.broken.add("question 3");
        house.model.set("m-2026-03-05");
        house.tickAt(SECOND);

        NightReport.Broken broken = report(0).broken().getFirst();
        assertThat(report(0).broken()).hasSize(1);
        assertThat(broken.nights()).isEqualTo(1);
        assertThat(report(0).besides()).containsExactly("Model as reported: m-2026-01-01 → m-2026-03-05.");
        Incident incident = incidents().getFirst();
        assertThat(incidents()).hasSize(1);
        assertThat(incident.id()).isEqualTo(broken.incident());
        assertThat(incident.source()).isEqualTo("nightly");
        assertThat(house.wiring
                        .cases()
                        .find("clinic", broken.id())
                        .flatMap(c -> c.label().family()))
                .as("by its family")
                .hasValueSatisfying(family -> assertThat(incident.group()).isEqualTo("clinic/" + family));
        assertThat(incident.caseId()).contains(broken.id());
        assertThat(incident.hints()).isEqualTo(report(0).besides());
        assertThat(house.nights().getFirst().place().owner()).contains("U0OWNER");
    }

    @Test
    void theSecondNightIsTheSameIncidentAndThePassingAgainVerifiesItsFix() {
        house.tickAt(FIRST);
        house.broken.add("question 3");
        house.tickAt(SECOND);
        house.tickAt(THIRD);
        assertThat(report(0).broken()).extracting(NightReport.Broken::nights).containsExactly(2);
        assertThat(incidents()).hasSize(1);
        assertThat(incidents().getFirst().occurrences()).isEqualTo(2);

        house.broken.clear();
        house.tickAt("2026-03-08T01:00:00Z");
        assertThat(report(0).broken()).isEmpty();
        assertThat(report(0).passingAgain()).hasSize(1);
        assertThat(incidents().getFirst().state()).isEqualTo(IncidentState.FIX_VERIFIED);

        house.tickAt("2026-03-09T01:00:00Z");
        assertThat(report(0).quiet()).isTrue();
    }

    @Test
    void acceptingANightAsTheBaselineMakesTheNextOneQuiet() {
        house.tickAt(FIRST);
        house.broken.add("question 3");
        house.model.set("m-2026-03-05");
        house.tickAt(SECOND);
        Experiment night = runs().getFirst();
        house.house.deliver(new Job.SetBaseline(
                new Ping("b", "U1", new Address.ChannelMessage("C0NIGHTS"), Instant.parse(SECOND)),
                "clinic",
                Optional.empty(),
                "accepted",
                Optional.of(night.id())));
        assertThat(house.wiring.cases().dataset("clinic").flatMap(Dataset::baseline))
                .hasValueSatisfying(set -> assertThat(set.experiment()).isEqualTo(night.id()));
        house.tickAt(THIRD);
        assertThat(report(0).broken()).isEmpty();
        assertThat(report(0).besides()).containsExactly("Agent version and model (m-2026-03-05) are the same.");
    }

    @Test
    void nightsThatNobodyTickedThroughAreReportedOnceAndNotRun() {
        house.tickAt("2026-03-07T12:00:00Z");
        Night night = house.nights().getFirst();
        assertThat(night.missed()).containsExactly(Instant.parse(FIRST), Instant.parse(SECOND), Instant.parse(THIRD));
        assertThat(night.skipped()).isTrue();
        assertThat(runs()).isEmpty();
        house.tickAt("2026-03-07T12:05:00Z");
        house.tickAt("2026-03-07T12:10:00Z");
        assertThat(house.told()).containsExactly("clinic/" + THIRD);
    }

    @Test
    void aNightThatIsALittleLateIsRunAndThoseBeforeItAreReportedWithIt() {
        house.tickAt("2026-03-07T03:30:00Z");
        assertThat(house.nights()).hasSize(1);
        assertThat(house.nights().getFirst().missed()).containsExactly(Instant.parse(FIRST), Instant.parse(SECOND));
        assertThat(runs()).hasSize(1);
    }

    @Test
    void twoTicksAtOnceAreOneNight() {
        house.goTo(FIRST);
        house.raceTicks();
        house.house.settle();
        assertThat(runs()).hasSize(1);
        assertThat(house.nights()).hasSize(1);
        assertThat(house.told()).containsExactly("clinic/" + FIRST);
    }

    @Test
    void aClockThatGoesBackRunsNothingTwice() {
        house.tickAt("2026-03-05T01:02:00Z");
        house.tickAt("2026-03-05T00:55:00Z");
        house.tickAt("2026-03-05T01:01:00Z");
        house.tickAt("2026-03-05T01:06:00Z");
        assertThat(runs()).hasSize(1);
        assertThat(house.told()).hasSize(1);
    }

    @Test
    void daylightSavingNightsAreRunOnce() {
        for (String start : List.of("2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z")) {
            int before = runs().size();
            house.nightly("nightly: {cron: 30 2 * * *, zone: Europe/Berlin}");
            house.goTo(start);
            house.nightly("nightly: false");
            house.tick();
            house.nightly("nightly: {cron: 30 2 * * *, zone: Europe/Berlin}");
            IntStream.range(0, 12 * 12)
                    .forEach(i -> house.tickAt(Instant.parse(start)
                            .plus(Duration.ofMinutes(5L * i))
                            .toString()));
            assertThat(runs()).as(start).hasSize(before + 1);
        }
    }

    @Test
    void aCrashBetweenTheClaimAndTheStartIsMadeGoodByTheNextDelivery() {
        house.goTo(FIRST);
        house.tick();
        Job.Night job = (Job.Night) house.takeJobs().getFirst();
        // The claim is written, and the process dies before it plans the run.
        Night claimed = new Night(
                "clinic",
                job.slot(),
                new Night.Place("clinic", "C0NIGHTS", "Europe/Berlin", Optional.of("U0OWNER")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(house.wiring.nights().claim(claimed)).isEqualTo(claimed);
        house.house.deliver(job);
        house.house.deliver(job);
        house.house.settle();
        assertThat(runs()).hasSize(1);
        assertThat(report(0).passed()).isEqualTo(8);
    }

    @Test
    void aNightWhoseEndNobodyToldIsToldByTheNextTick() {
        house.goTo(FIRST);
        house.tick();
        house.house.deliver(house.takeJobs().getFirst());
        Night night = house.nights().getFirst();
        Experiment run = house.wiring
                .experiments()
                .find(night.experiment().orElseThrow())
                .orElseThrow();
        // Its last write, after which the process dies.
        house.wiring
                .experiments()
                .end(
                        run,
                        run.ended(Experiment.State.CANCELLED, house.house.clock.instant()),
                        ExperimentStore.Ending.of(Optional.empty(), Optional.empty()));
        assertThat(house.told()).isEmpty();
        house.tick();
        house.tick();
        assertThat(house.told()).containsExactly("clinic/" + FIRST);
        assertThat(house.nights().getFirst().problem().orElseThrow()).contains("was cancelled");
    }

    @Test
    void aDatasetWithoutCasesDisturbsNobody() {
        NightHouse empty = new NightHouse();
        empty.tick();
        empty.tickAt(FIRST);
        assertThat(empty.told()).isEmpty();
    }

    @Test
    void whatWasSwitchedOffIsNotMissedWhenItIsSwitchedOnAgain() {
        house.nightly("nightly: false");
        house.tickAt("2026-03-04T12:00:00Z");
        house.nightly("nightly: {at: 02:00, zone: Europe/Berlin}");
        house.tickAt("2026-03-08T12:00:00Z");
        assertThat(house.nights()).isEmpty();
        house.nightly("nightly: {at: 10:00, zone: Europe/Berlin}");
        house.tickAt("2026-03-08T12:05:00Z");
        assertThat(house.nights()).isEmpty();
    }

    @Test
    void aCaseOfWhichANightCannotTellStaysBrokenUntilItPasses() {
        house.tickAt(FIRST);
        house.broken.add("question 3");
        house.tickAt(SECOND);
        house.gone.set(true);
        house.tickAt(THIRD);
        assertThat(report(0).undecided()).hasSize(1);
        assertThat(report(0).quiet()).isFalse();
        house.gone.set(false);
        house.tickAt("2026-03-08T01:00:00Z");
        assertThat(report(0).broken()).extracting(NightReport.Broken::nights).containsExactly(2);
        assertThat(incidents()).hasSize(1);
    }
}
