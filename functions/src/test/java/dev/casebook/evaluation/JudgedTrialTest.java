package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.MutableClock;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.ScriptedAgentRunner;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.evaluation.evaluators.FixedOpinions;
import dev.casebook.evaluation.evaluators.Opinions;
import dev.casebook.trace.RuleRedactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A trial that comparisons and judges score together. */
class JudgedTrialTest {
    private static final EvaluatorSpec TONE = EvaluatorSpec.of("tone-appropriate");
    private static final EvaluatorSpec RUBRIC = new EvaluatorSpec("llm-rubric", TextNode.valueOf("Is short."), null);
    private static final EvaluatorSpec MONDAY = new EvaluatorSpec("contains", TextNode.valueOf("Monday"), null);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));

    private static Outcome pass() {
        return new Outcome.Scored(1, true, "");
    }

    private RunTrial trial(Opinions opinions, List<EvaluatorSpec> everywhere) {
        Answer answer = Lab.answer("Tuesday at 3 pm");
        return new RunTrial(
                new ScriptedAgentRunner((version, asked) -> answer),
                new BuiltInEvaluators(opinions, dataset -> everywhere, List.of()),
                new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US"),
                clock);
    }

    private ResultRow run(Opinions opinions, EvaluatorSpec... specs) {
        return trial(opinions, List.of())
                .run(
                        "EXP-1",
                        new AgentVersion("clinic", "1", Optional.empty()),
                        Lab.caseWith(specs),
                        0,
                        Duration.ofSeconds(5));
    }

    @Test
    void aJudgeCannotOverruleAComparisonThatFailed() {
        ResultRow row = run(new FixedOpinions(JudgedTrialTest::pass), MONDAY, TONE);

        assertThat(row.standing()).isEqualTo(ResultRow.Standing.FAILED);
        assertThat(row.outcomes()).containsOnlyKeys("contains@1", "tone-appropriate@1+tone.1+judge-2026-01-01");
    }

    @Test
    void aJudgeIsNotAskedWhereItsOwnEvaluatorsFactsAreMissing() {
        FixedOpinions judge = new FixedOpinions(JudgedTrialTest::pass);
        ResultRow row = run(judge, EvaluatorSpec.of("factual-match"));

        assertThat(row.standing()).isEqualTo(ResultRow.Standing.FAILED);
        assertThat(judge.asked()).isZero();
    }

    @Test
    void aJudgeWithoutAVerdictIsNeverAPassAndNeverAFailure() {
        for (Outcome none : List.of(new Outcome.Unscored("no majority"), new Outcome.Failed("503"))) {
            assertThat(run(new FixedOpinions(() -> none), TONE).standing()).isEqualTo(ResultRow.Standing.NOT_SCORED);
        }
    }

    @Test
    void aJudgeThatBreaksLeavesAReasonAndNoGap() {
        ResultRow row = run(
                new FixedOpinions(() -> {
                    throw new AssertionError("out of order");
                }),
                TONE);

        assertThat(row.outcomes().values()).singleElement().isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void judgesOfOneTrialAreAskedSideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        ResultRow row = run(
                new FixedOpinions(() -> {
                    try {
                        both.await(10, TimeUnit.SECONDS);
                        return pass();
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                        return new Outcome.Failed("the other one was not asked meanwhile");
                    }
                }),
                TONE,
                RUBRIC);

        assertThat(row.standing()).isEqualTo(ResultRow.Standing.PASSED);
    }

    @Test
    void theTimeForATrialHoldsItsJudgesToo() {
        Opinions opinions = new FixedOpinions(JudgedTrialTest::pass);

        assertThat(trial(opinions, List.of()).longest(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(50));
        assertThat(trial(Opinions.none(), List.of()).longest(Duration.ofSeconds(30)))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anAgentsEvaluatorsAreAttachedToEveryCaseAndACasesOwnGoFirst() {
        EvaluatorSpec tuesday = new EvaluatorSpec("contains", TextNode.valueOf("Tuesday"), null);
        ResultRow row = trial(Opinions.none(), List.of(MONDAY, EvaluatorSpec.of("latency-ok")))
                .run(
                        "EXP-1",
                        new AgentVersion("clinic", "1", Optional.empty()),
                        Lab.caseWith(tuesday),
                        0,
                        Duration.ofSeconds(5));

        assertThat(row.standing()).isEqualTo(ResultRow.Standing.PASSED);
        assertThat(row.outcomes()).containsOnlyKeys("contains@1", "latency-ok@1");
    }
}
