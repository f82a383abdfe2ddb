package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.MutableClock;
import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Agents;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.ImportCases;
import dev.casebook.evaluation.Evaluators;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.RunTrial;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.Key;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.work.RecordedQueues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which run later runs are compared with when nobody has set one. */
class FirstBaselineTest {
    private static final String MINE = "mine";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));
    private final List<SimulatedItemTable.Call> calls = new ArrayList<>();
    private final SimulatedItemTable table = new SimulatedItemTable(new SimulatedItemTable.Faults() {
        @Override
        public void before(SimulatedItemTable.Call call) {}

        @Override
        public void after(SimulatedItemTable.Call call) {
            calls.add(call);
        }
    });
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private final ItemCaseStore cases = new ItemCaseStore(table, blobs);
    private final ItemExperimentStore experiments = new ItemExperimentStore(table, blobs);
    private final Redactor redactor =
            new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
    private final Evaluators evaluators = new BuiltInEvaluators();

    FirstBaselineTest() {
        new ImportCases(cases, redactor, evaluators::check, clock)
                .run(MINE, MINE, "cases.jsonl", List.of(row("a"), row("b")));
    }

    @Test
    void withoutADeployedVersionTheFirstCompleteRunBecomesTheBaselineAndStaysIt() {
        finish("EXP-FIRST", "local", all(), Optional.empty());
        finish("EXP-SECOND", "local", all(), Optional.empty());
        assertThat(baseline()).hasValueSatisfying(set -> {
            assertThat(set.experiment()).isEqualTo("EXP-FIRST");
            assertThat(set.by()).isEqualTo(Dataset.Baseline.ASSUMED);
            assertThat(set.why()).isEqualTo("first complete run");
        });
    }

    @Test
    void withADeployedVersionOnlyARunOfThatBecomesTheBaseline() {
        finish("EXP-FIRST", "v2", all(), Optional.of("v1"));
        assertThat(baseline()).isEmpty();
        finish("EXP-SECOND", "v1", all(), Optional.of("v1"));
        assertThat(baseline()).hasValueSatisfying(set -> {
            assertThat(set.experiment()).isEqualTo("EXP-SECOND");
            assertThat(set.why()).isEqualTo("first complete run of the deployed version");
        });
    }

    @Test
    void aRunOfAFewNamedCasesDoesNotBecomeTheBaseline() {
        finish("EXP-FIRST", "local", all().subList(0, 1), Optional.empty());
        assertThat(baseline()).isEmpty();
    }

    @Test
    void theRunIsCompleteAndTheBaselineSetInOneTransaction() {
        finish("EXP-FIRST", "local", all(), Optional.empty());
        assertThat(calls)
                .filteredOn(call -> call.operation() == SimulatedItemTable.Operation.TRANSACT)
                .filteredOn(call -> call.keys().contains(new Key("DATASETS", MINE)))
                .last()
                .satisfies(call -> assertThat(call.keys()).contains(new Key("EXP#EXP-FIRST", "META")));
    }

    private void finish(String id, String version, List<CaseId> chosen, Optional<String> deployed) {
        long pinned = cases.dataset(MINE).orElseThrow().version();
        Experiment fresh = new Experiment(
                id,
                Experiment.Purpose.EVALUATION,
                new AgentVersion(MINE, version, Optional.empty()),
                new Experiment.Plan(MINE, pinned, chosen, 1, 1, 1, Optional.empty(), Optional.empty()),
                Experiment.State.RUNNING,
                Optional.empty(),
                new Experiment.Request(
                        "casebook", clock.instant(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
        assertThat(experiments.create(fresh)).isTrue();
        Agents agents = new Agents(Map.of(MINE, new AgentProfile(MINE, MINE, deployed, Duration.ofSeconds(30))));
        new FinishExperiment(
                        new FinishExperiment.Stores(experiments, cases, new ItemIncidentStore(table, blobs)),
                        new FinishExperiment.Means(
                                new RunTrial(new Absent(), evaluators, redactor, clock),
                                agents,
                                new RecordedQueues(),
                                (before, after) -> Comparison.Besides.NOTHING),
                        clock)
                .finish(fresh, diff -> {});
    }

    private Optional<Dataset.Baseline> baseline() {
        return cases.dataset(MINE).flatMap(Dataset::baseline);
    }

    private List<CaseId> all() {
        return cases.manifest(MINE, cases.dataset(MINE).orElseThrow().version()).stream()
                .map(Case::id)
                .toList();
    }

    private static String row(String id) {
        return "{\"id\":\"" + id + "\",\"input\":\"question " + id
                + "\",\"reference\":\"right\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"right\"}]}";
    }

    /** Finishing runs no agent. */
    private record Absent() implements AgentRunner {
        @Override
        public Answer run(AgentVersion version, Trial trial, Deadline deadline) {
            throw new AssertionError("no trial is run here");
        }

        @Override
        public void probe(AgentVersion version) {}
    }
}
