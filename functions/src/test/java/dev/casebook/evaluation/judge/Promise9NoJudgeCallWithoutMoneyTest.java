package dev.casebook.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.evaluators.Opinion;
import dev.casebook.evaluation.evaluators.Question;
import dev.casebook.store.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 9: money. */
class Promise9NoJudgeCallWithoutMoneyTest {
    private static final JudgeServer.Script PASS = JudgeServer.verdict(true, "booked for Tuesday");

    @Test
    void withoutMoneyNothingIsSentAndNothingIsScored() {
        try (Bench bench = new Bench(call -> PASS, 0, Duration.ofSeconds(20))) {
            assertThat(bench.judged(Bench.OUTPUT))
                    .isInstanceOfSatisfying(
                            Outcome.Unscored.class,
                            outcome -> assertThat(outcome.reason())
                                    .isEqualTo(
                                            "judge mini gave no verdict: the judge's daily budget of $0.00 is used up"));
            assertThat(bench.server.calls()).isZero();
        }
    }

    @Test
    void manyAtOnceSpendNoMoreThanTheCapAndEveryCallIsOnAResult() {
        // Without the cap, 128 calls would cost 17,920.
        long daily = 12_000;
        try (Bench bench = new Bench(call -> PASS, daily, Duration.ofSeconds(20))) {
            Opinion opinion = bench.on(Question.Kind.TONE);
            List<Outcome> outcomes = Race.of(64, () -> opinion.of(Bench.caseOf(), Bench.answer(Bench.OUTPUT)));

            Judgement.Spend spend = outcomes.stream()
                    .map(outcome -> outcome.judgement().orElseThrow().spend())
                    .reduce(Judgement.Spend.NONE, Judgement.Spend::plus);
            assertThat(spend.calls()).isEqualTo(bench.server.calls());
            assertThat(Math.round(spend.costDollars() * 1e6)).isPositive().isLessThanOrEqualTo(daily);
            assertThat(outcomes).allMatch(outcome -> !(outcome instanceof Outcome.Scored scored) || scored.passed());
        }
    }

    @Test
    void aCallThatMayHaveBeenPaidIsCountedInFull() {
        try (Bench bench = new Bench(call -> new JudgeServer.Drip(), 12_000, Duration.ofMillis(200))) {
            bench.judged(Bench.OUTPUT);
            int before = bench.server.calls();
            bench.judged(Bench.OUTPUT);

            assertThat(before).isPositive();
            assertThat(bench.server.calls()).isLessThanOrEqualTo(before + 1);
        }
    }
}
