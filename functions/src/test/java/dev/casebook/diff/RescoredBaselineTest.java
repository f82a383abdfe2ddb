package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.MutableClock;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Agents;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.ImportCases;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Evaluators;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.evaluation.RunTrial;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.work.Job;
import dev.casebook.work.RecordedQueues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A judge that was attached after the baseline ran looks at the baseline's stored answers too, a few at a time. */
class RescoredBaselineTest {
    private static final String MINE = "mine";
    private static final Judgement.Spend CALL = new Judgement.Spend(1, 10, 1, 0.5);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));
    private final SimulatedItemTable table = new SimulatedItemTable();
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private final ItemCaseStore cases = new ItemCaseStore(table, blobs);
    private final ItemExperimentStore experiments = new ItemExperimentStore(table, blobs);
    private final RecordedQueues queues = new RecordedQueues();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger besides = new AtomicInteger();
    private Duration thinking = Duration.ZERO;
    private Outcome said = judged(false);
    private final List<Diff> diffs = new ArrayList<>();

    private static Outcome judged(boolean passed) {
        return new Outcome.Scored(
                passed ? 1 : 0,
                passed,
                passed ? "" : "rude",
                Optional.of(new Judgement(
                        "j", "m", new Judgement.Votes(2, 0, 0), Optional.empty(), Optional.empty(), CALL)));
    }

    private final class Tone implements Evaluator {
        @Override
        public String name() {
            return "tone";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Outcome evaluate(Case c, Answer answer) {
            asked.incrementAndGet();
            clock.advance(thinking);
            return said;
        }
    }

    private final class OnlyTone implements Evaluators {
        @Override
        public List<Evaluator> of(Case c) {
            return List.of(new Tone());
        }

        @Override
        public void check(EvaluatorSpec spec) {}
    }

    private static final class Absent implements AgentRunner {
        @Override
        public Answer run(AgentVersion agent, Trial trial, Deadline deadline) {
            throw new IllegalStateException("nothing is run here");
        }

        @Override
        public void probe(AgentVersion agent) {}
    }

    private final FinishExperiment finish = new FinishExperiment(
            new FinishExperiment.Stores(experiments, cases, new ItemIncidentStore(table, blobs)),
            new FinishExperiment.Means(
                    new RunTrial(new Absent(), new OnlyTone(), redactor(), clock),
                    new Agents(Map.of()),
                    queues,
                    (before, after) -> {
                        besides.incrementAndGet();
                        return Comparison.Besides.NOTHING;
                    }),
            clock);

    private static RuleRedactor redactor() {
        return new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
    }

    private Experiment experiment(String id, String version, Optional<String> baseline) {
        Experiment fresh = new Experiment(
                id,
                Experiment.Purpose.EVALUATION,
                new AgentVersion(MINE, version, Optional.empty()),
                new Experiment.Plan(
                        MINE,
                        cases.dataset(MINE).orElseThrow().version(),
                        cases.manifest(MINE, cases.dataset(MINE).orElseThrow().version()).stream()
                                .map(Case::id)
                                .toList(),
                        1,
                        1,
                        1,
                        baseline,
                        Optional.empty()),
                Experiment.State.RUNNING,
                Optional.empty(),
                new Experiment.Request(
                        "casebook", clock.instant(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
        assertThat(experiments.create(fresh)).isTrue();
        return fresh;
    }

    private void rows(String experiment, Map<String, Outcome> outcomes) {
        for (int i = 0; i < 5; i++) {
            Answer answer = new Answer(
                    "Go away.", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 5);
            experiments.put(new ResultRow(
                    experiment,
                    CaseId.imported(MINE, "c" + i),
                    1,
                    0,
                    Optional.of(answer),
                    Optional.empty(),
                    outcomes,
                    clock.instant()));
        }
    }

    /** The baseline was judged by {@code contains} alone, the candidate by the tone as well, which it fails. */
    private Experiment candidate() {
        new ImportCases(cases, redactor(), spec -> {}, clock)
                .run(
                        MINE,
                        MINE,
                        "cases.jsonl",
                        IntStream.range(0, 5)
                                .mapToObj(
                                        i -> "{\"id\":\"c" + i
                                                + "\",\"input\":\"question\",\"reference\":\"right\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"right\"}]}")
                                .toList());
        Experiment baseline = experiment("EXP-BEFORE00", "v1", Optional.empty());
        rows(baseline.id(), Map.of("contains@1", Outcome.Scored.of(true, "")));
        finish.finish(baseline, diffs::add);
        clock.advance(Duration.ofMinutes(1));
        Experiment candidate = experiment("EXP-AFTER000", "v2", Optional.of(baseline.id()));
        rows(candidate.id(), Map.of("tone@1", judged(false)));
        return candidate;
    }

    @Test
    void anEvaluatorThatTheBaselineLacksIsNoRegression() {
        Experiment candidate = candidate();
        finish.finish(candidate, diffs::add);
        Diff diff = diffs.getFirst();
        assertThat(diff.changes()).hasSize(5).allMatch(change -> change instanceof CaseChange.StillFailing);
        assertThat(String.join(" ", diff.notes())).contains("scored from stored answers");
        assertThat(new CompareRuns(experiments, cases)
                        .compare("EXP-BEFORE00", candidate.id())
                        .changes())
                .isEqualTo(diff.changes());
    }

    @Test
    void aJudgeThatTakesItsTimeIsAskedAgainByTheNextMessageAndNeverTwiceOfOneAnswer() {
        thinking = Duration.ofSeconds(25);
        Experiment candidate = candidate();
        finish.finish(candidate, diffs::add);
        assertThat(diffs).isEmpty();
        assertThat(experiments.find(candidate.id()).orElseThrow().over()).isFalse();
        assertThat(queues.takeJobs()).containsExactly(new Job.RunLane(candidate.id(), 0, 1));
        assertThat(asked).hasValue(3);
        finish.finish(candidate, diffs::add);
        assertThat(diffs).hasSize(1);
        assertThat(asked).hasValue(5);
        assertThat(besides).hasValue(1);
    }

    @Test
    void whatCannotBeScoredAgainIsNotComparableAndTheDiffSaysWhy() {
        said = new Outcome.Unscored("the daily budget is used up");
        finish.finish(candidate(), diffs::add);
        assertThat(diffs.getFirst().changes())
                .allMatch(change -> change instanceof CaseChange.NotComparable different
                        && different.reason().contains("the daily budget is used up"));
        assertThat(diffs.getFirst().verdict().ready()).isNotEqualTo(Verdict.Ready.YES);
    }

    @Test
    void whatTheJudgesOfARunCostIsInItsTotals() {
        Experiment candidate = candidate();
        finish.finish(candidate, diffs::add);
        assertThat(experiments
                        .find(candidate.id())
                        .orElseThrow()
                        .totals()
                        .orElseThrow()
                        .judgeDollars())
                .isEqualTo(2.5);
    }
}
