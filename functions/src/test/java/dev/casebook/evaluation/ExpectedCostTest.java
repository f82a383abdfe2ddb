package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.evaluation.evaluators.FixedOpinions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpectedCostTest {
    private static final String TONE = "tone-appropriate@1+tone.1+judge-2026-01-01";

    private final Evaluators evaluators = new BuiltInEvaluators(
            new FixedOpinions(() -> new Outcome.Unscored("not asked here")), dataset -> List.of(), List.of());
    private final Case judged = Lab.caseWith(EvaluatorSpec.of("tone-appropriate"), EvaluatorSpec.of("latency-ok"));
    private final Case compared = Lab.caseWith(EvaluatorSpec.of("latency-ok"));

    private static ResultRow before(String stored, int calls, double dollars, Optional<Double> agentDollars) {
        Judgement judgement = new Judgement(
                "mini",
                "judge-2026-01-01",
                new Judgement.Votes(2, 0, 0),
                Optional.of("r"),
                Optional.of("e"),
                new Judgement.Spend(calls, 100, 20, dollars));
        return new ResultRow(
                "EXP-0",
                Lab.caseWith().id(),
                1,
                0,
                Optional.of(new Answer(
                        "x",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        agentDollars.map(cost -> new Answer.Usage(1, 1, Optional.of(cost))),
                        Optional.empty(),
                        5)),
                Optional.empty(),
                Map.of(stored, new Outcome.Scored(1, true, "", Optional.of(judgement))),
                Instant.parse("2026-03-04T09:42:00Z"));
    }

    private List<ExpectedCost.Judging> judging(Case... cases) {
        return Stream.of(cases).map(c -> ExpectedCost.Judging.of(c, evaluators)).toList();
    }

    @Test
    void withoutHistoryItGoesByThePrices() {
        ExpectedCost cost = ExpectedCost.of(judging(judged, compared), 3, List.of());

        assertThat(cost).isEqualTo(new ExpectedCost(OptionalDouble.empty(), 0.03, 6));
    }

    @Test
    void whatTheSameJudgeCostBeforeIsBetterThanItsPrices() {
        List<ResultRow> history = List.of(
                before(TONE, 2, 0.002, Optional.of(0.1)),
                before("tone-appropriate#2" + TONE.substring(16), 3, 0.003, Optional.empty()));
        ExpectedCost cost = ExpectedCost.of(judging(judged, compared), 4, history);

        assertThat(cost.judgeCalls()).isEqualTo(10);
        assertThat(cost.judgeDollars()).isCloseTo(0.01, within(1e-12));
        assertThat(cost.agentDollars()).hasValueCloseTo(0.8, within(1e-12));
        assertThat(cost.dollars()).isCloseTo(0.81, within(1e-12));
    }

    @Test
    void anotherModelsHistoryDoesNotCount() {
        ExpectedCost cost = ExpectedCost.of(
                judging(judged), 1, List.of(before("tone-appropriate@1+tone.1+old", 2, 5, Optional.empty())));

        assertThat(cost.judgeDollars()).isEqualTo(0.01);
    }
}
