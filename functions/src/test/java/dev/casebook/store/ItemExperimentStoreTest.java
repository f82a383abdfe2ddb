package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.agent.AgentVersion;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.ResultRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of large runs, and how little of it each look reads. */
class ItemExperimentStoreTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");
    private static final Key META = new Key("EXP#EXP-FIRST", "META");

    private final SimulatedItemTable table = new SimulatedItemTable();
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private final ItemExperimentStore experiments = new ItemExperimentStore(table, blobs);

    @Test
    void aLongListOfCasesIsNoPartOfTheItemThatEveryLookReads() {
        Experiment large = experiment(5_000);
        experiments.create(large);

        assertThat(table.get(META).orElseThrow().body().length()).isLessThan(2_000);
        assertThat(experiments.find("EXP-FIRST")).contains(large);
        assertThat(new ItemExperimentStore(table, blobs).find("EXP-FIRST")).contains(large);
    }

    @Test
    void aRunThatWasStoredWithItsListInTheItemIsStillRead() {
        Experiment large = experiment(300);
        table.put(new Item(META, 1, new Documents(blobs).write(large)), new Condition.Absent());

        assertThat(experiments.find("EXP-FIRST")).contains(large);
        Experiment over = large.ended(Experiment.State.CANCELLED, AT);
        assertThat(experiments.end(large, over, ExperimentStore.Ending.of(Optional.empty(), Optional.empty())))
                .isTrue();
        assertThat(experiments.find("EXP-FIRST")).contains(over);
    }

    @Test
    void whatIsDoneAndWhatIsReadOneByOneIsWhatWasPut() {
        List<ResultRow> put =
                IntStream.range(0, 40).mapToObj(i -> row(i / 2, i % 2)).toList();
        put.forEach(experiments::put);

        List<ResultRow> read = new ArrayList<>();
        experiments.eachResult("EXP-FIRST", read::add);
        assertThat(read).containsExactlyInAnyOrderElementsOf(put);
        assertThat(experiments.results("EXP-FIRST")).containsExactlyInAnyOrderElementsOf(put);
        assertThat(experiments.done("EXP-FIRST"))
                .containsExactlyInAnyOrderElementsOf(put.stream()
                        .map(row -> new ExperimentStore.Done(row.caseId(), row.trial()))
                        .toList());
    }

    private static ResultRow row(int number, int trial) {
        return new ResultRow(
                "EXP-FIRST", id(number), 1, trial, Optional.empty(), Optional.of("it was late"), Map.of(), AT);
    }

    private static CaseId id(int number) {
        return CaseId.imported("clinic", "case-" + number);
    }

    private static Experiment experiment(int size) {
        return new Experiment(
                "EXP-FIRST",
                Experiment.Purpose.EVALUATION,
                new AgentVersion("clinic", "v1", Optional.empty()),
                new Experiment.Plan(
                        "clinic",
                        1,
                        IntStream.range(0, size)
                                .mapToObj(ItemExperimentStoreTest::id)
                                .toList(),
                        1,
                        1,
                        8,
                        Optional.empty(),
                        Optional.empty()),
                Experiment.State.RUNNING,
                Optional.empty(),
                new Experiment.Request("casebook", AT, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
    }
}
