package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.Suite;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.CompareRuns;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.RunLabel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run takes, what it keeps of itself, and what it does where the baseline has no answer. */
class ExperimentsTest {
    private static final int USUAL = Job.Evaluate.Options.USUAL_TRIALS;

    private final FunctionsHouse house = new FunctionsHouse();

    private void imports(int from, int to) {
        house.wiring
                .importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        IntStream.range(from, to)
                                .mapToObj(
                                        i -> "{\"id\":\"c" + i + "\",\"input\":\"question " + i
                                                + "\",\"reference\":\"taken\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"already taken\"}]}")
                                .toList());
    }

    private Experiment run(String version, int trials, List<String> named, Optional<Suite> suite) {
        house.clock.advance(Duration.ofSeconds(1));
        Ping ping = new Ping(
                "ping " + house.clock.instant(), "U1", new Address.ChannelMessage("C1"), house.clock.instant());
        house.deliver(new Job.Evaluate(
                ping,
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        named,
                        trials,
                        Optional.empty(),
                        Optional.of("main"),
                        Optional.of("9f2c1ab"),
                        suite,
                        Optional.of(new RunLabel(Optional.of("nightly"), Optional.of("gpt-4o"), Optional.of("0.2"))))));
        house.settle();
        return house.wiring.experiments().newest("clinic", 1).getFirst();
    }

    private static CaseId id(int number) {
        return CaseId.imported("clinic", "c" + number);
    }

    @Test
    void theFirstRunHasThreeTrialsAndTheNextOne() {
        imports(0, 2);
        Experiment first = run("buggy", USUAL, List.of(), Optional.empty());
        assertThat(first.plan().trials()).isEqualTo(3);
        assertThat(run("fixed", USUAL, List.of(), Optional.empty()).plan().trials())
                .isEqualTo(1);
    }

    @Test
    void aRunKeepsWhatWasSaidOfItAndWhatItUsed() {
        imports(0, 2);
        Experiment run = run("buggy", 1, List.of(), Optional.empty());
        assertThat(run.name()).isEqualTo("nightly-" + run.id());
        assertThat(run.request().label().flatMap(RunLabel::temperature)).contains("0.2");
        assertThat(run.request().commit()).contains("9f2c1ab");
        assertThat(run.plan().suite()).contains(Suite.FULL);
        assertThat(run.totals()).isPresent();
    }

    @Test
    void whatTheBaselineNeverRanIsRunOfItsVersionAndTheDiffSaysSo() {
        imports(0, 2);
        Experiment baseline = run("buggy", 1, List.of(), Optional.empty());
        imports(2, 4);
        Experiment candidate = run("fixed", 1, List.of(), Optional.empty());
        assertThat(candidate.plan().backfill())
                .hasValueSatisfying(missing -> assertThat(missing.cases()).containsExactlyInAnyOrder(id(2), id(3)));
        assertThat(house.wiring.experiments().results(candidate.backfillRows()))
                .extracting(ResultRow::standing)
                .containsOnly(ResultRow.Standing.FAILED)
                .hasSize(2);
        Diff diff = new CompareRuns(house.wiring.experiments(), house.wiring.cases())
                .compare(baseline.id(), candidate.id());
        assertThat(diff.changes()).hasSize(4).allMatch(change -> change instanceof CaseChange.Fixed);
        assertThat(house.wiring.experiments().report(candidate.id()).orElseThrow())
                .contains("its version, buggy, was run on them within this run");
    }

    @Test
    void whereTheBaselinesVersionIsGoneItsMissingCasesStayWithoutABaselineAndTheDiffSaysSo() {
        imports(0, 2);
        run("buggy", 1, List.of(), Optional.empty());
        imports(2, 4);
        house.unreachable.add("buggy");
        Experiment candidate = run("fixed", 1, List.of(), Optional.empty());

        assertThat(candidate.state()).isEqualTo(Experiment.State.COMPLETE);
        assertThat(candidate.plan().backfill()).isEmpty();
        assertThat(house.wiring.experiments().results(candidate.backfillRows())).isEmpty();
        assertThat(house.wiring.experiments().report(candidate.id()).orElseThrow())
                .contains("Without a baseline, so not compared");
    }

    @Test
    void namedCasesAreRunAloneOrBeforeTheSuite() {
        imports(0, 4);
        run("buggy", 1, List.of(), Optional.empty());
        String named = id(3).display();
        Experiment alone = run("fixed", 1, List.of(named), Optional.empty());
        assertThat(alone.plan().cases()).containsExactly(id(3));
        assertThat(alone.plan().suite()).contains(Suite.NAMED);
        Experiment first = run("fixed", 1, List.of(named), Optional.of(Suite.SMOKE));
        assertThat(first.plan().cases()).hasSize(4).startsWith(id(3));
        assertThat(first.plan().suite()).contains(Suite.SMOKE);
    }

    @Test
    void aSmokeRunIsNoBaseline() {
        imports(0, 4);
        Experiment full = run("buggy", 1, List.of(), Optional.empty());
        run("fixed", 1, List.of(), Optional.of(Suite.SMOKE));
        assertThat(house.wiring.cases().dataset("clinic").flatMap(Dataset::baseline))
                .hasValueSatisfying(set -> assertThat(set.experiment()).isEqualTo(full.id()));
    }

    @Test
    void anExpectedCostComesFromWhatTheBaselineUsed() {
        imports(0, 2);
        run("buggy", 1, List.of(), Optional.empty());
        assertThat(run("fixed", 1, List.of(), Optional.empty()).plan().expected())
                .isPresent();
    }

    @Test
    void theModelThatARunAsksForIsPartOfTheAgentUnderTest() {
        imports(0, 1);
        Experiment run = run("buggy", 1, List.of(), Optional.empty());
        assertThat(run.agent().model()).contains("gpt-4o");
    }

    @Test
    void onlyCompleteRunsOfOneDatasetAreCompared() {
        CompareRuns compare = new CompareRuns(house.wiring.experiments(), house.wiring.cases());
        assertThatThrownBy(() -> compare.compare("EXP-00000000", "EXP-11111111"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("There is no run EXP-00000000");
    }
}
