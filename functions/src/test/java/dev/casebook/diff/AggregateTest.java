package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AggregateTest {

    private static Score overall(TwoRuns runs) {
        return runs.diff().scores().getFirst();
    }

    /** Newcombe 1998, Table III: cells (36, 12, 2, 0) give .0569 to .3404 for base minus candidate. */
    @Test
    void oneTrialPerCaseGivesNewcombesIntervalAndTheExactP() {
        Score score = overall(new TwoRuns(1, 1)
                .many(36, "a", "P", "P")
                .many(12, "b", "P", "F")
                .many(2, "c", "F", "P"));
        assertThat(score.n()).isEqualTo(50);
        assertThat(score.regressed()).isEqualTo(12);
        assertThat(score.fixed()).isEqualTo(2);
        assertThat(score.before()).isEqualTo(0.96);
        assertThat(score.after()).isEqualTo(0.76);
        assertThat(score.upper()).isCloseTo(-0.0569, within(2e-4));
        assertThat(score.lower()).isCloseTo(-0.3404, within(2e-4));
        // 2 (C(14,0) + C(14,1) + C(14,2)) / 2^14
        assertThat(score.p()).isCloseTo(2 * 106 / 16384.0, within(1e-12));
        assertThat(score.judgement()).isEqualTo(Score.Judgement.DROPPED);
    }

    @Test
    void furtherTrialsDoNotMoveTheAverage() {
        Score planned = overall(new TwoRuns(1, 1).many(30, "a", "P", "P").many(3, "b", "P", "F"));
        Score confirmed = overall(new TwoRuns(1, 1).many(30, "a", "P", "P").many(3, "b", "P", "F|PPPP"));
        assertThat(confirmed).isEqualTo(planned);
    }

    @Test
    void severalTrialsOfACaseAreAveragedFirst() {
        // Differences: 10 x 0, 10 x -1/3, one +1/3: mean -3/21.
        Score score = overall(new TwoRuns(3, 3)
                .many(10, "a", "PPP", "PPP")
                .many(10, "b", "PPP", "PPF")
                .with("c", "FFP", "FPP"));
        assertThat(score.n()).isEqualTo(21);
        assertThat(score.after() - score.before()).isCloseTo(-3 / 21.0, within(1e-12));
        assertThat(score.lower()).isBetween(-0.25, -0.1428);
        assertThat(score.upper()).isBetween(-0.1428, 0.0);
        // In thirds: ten fair coins of +-1 and one case of +-1 (9/20 each) or +-3 (1/20 each) give at least 9, either
        // way:
        // 2 (1 x .95 + 10 x .5 + 45 x .05) / 2^10.
        assertThat(score.p()).isCloseTo(2 * 8.2 / 1024, within(1e-12));
        assertThat(score.judgement()).isEqualTo(Score.Judgement.DROPPED);
    }

    @Test
    void manyTrialsWithoutAnyMoveStillHaveAnIntervalOfSomeWidth() {
        Score score = overall(new TwoRuns(3, 3).many(54, "a", "PPP", "PPP"));
        assertThat(score.lower()).isCloseTo(-0.0664, within(2e-4));
        assertThat(score.upper()).isCloseTo(0.0664, within(2e-4));
        assertThat(score.p()).isEqualTo(1);
    }

    @Test
    void underSixCasesThereIsNothingToSayOfTheAverage() {
        Score score = overall(new TwoRuns(1, 1).many(5, "a", "P", "F"));
        assertThat(score.p()).isCloseTo(0.0625, within(1e-12));
        assertThat(score.detectable()).isNaN();
        assertThat(score.judgement()).isEqualTo(Score.Judgement.TOO_FEW);
    }

    @Test
    void aHundredCasesWouldHaveShownADropThatTheExactTestHasPowerFor() {
        Score score = overall(new TwoRuns(1, 1).many(100, "a", "P", "P"));
        assertThat(score.judgement()).isEqualTo(Score.Judgement.NO_CHANGE_FOUND);
        assertThat(score.detectable()).isBetween(0.10, 0.25);
    }

    @Test
    void aDropThatIsLargerThanWhatPassedBeforeCouldNotBeSeen() {
        Score score = overall(new TwoRuns(1, 1).many(95, "a", "F", "F").many(5, "b", "P", "P"));
        assertThat(score.detectable()).isNaN();
        assertThat(score.judgement()).isEqualTo(Score.Judgement.TOO_FEW);
    }

    @Test
    void evaluatorsAreCorrectedForTheirNumberAndInOrderOfName() {
        TwoRuns runs = new TwoRuns(1, 1);
        for (int i = 0; i < 40; i++) {
            runs.with("c" + i, "P", i < 7 ? "F" : "P");
        }
        // A second and a third evaluator: tone passes all, and plan agrees with contains.
        List<ResultRow> before = added(runs.before);
        List<ResultRow> after = added(runs.after);
        runs.before.clear();
        runs.before.addAll(before);
        runs.after.clear();
        runs.after.addAll(after);
        List<Score> scores = runs.diff().scores();
        assertThat(scores).extracting(Score::name).containsExactly("overall", "contains", "plan", "tone");
        assertThat(scores).extracting(Score::p).containsExactly(2 / 64.0, 6 / 128.0, 6 / 128.0, 1.0);
        assertThat(scores)
                .extracting(Score::judgement)
                .containsExactly(
                        Score.Judgement.DROPPED,
                        Score.Judgement.DROPPED,
                        Score.Judgement.DROPPED,
                        Score.Judgement.NO_CHANGE_FOUND);
    }

    private static List<ResultRow> added(List<ResultRow> rows) {
        List<ResultRow> wider = new ArrayList<>();
        for (ResultRow row : rows) {
            Map<String, Outcome> outcomes = new TreeMap<>(row.outcomes());
            outcomes.put("plan@4", outcomes.values().iterator().next());
            outcomes.put("tone@2", Outcome.Scored.of(true, ""));
            outcomes.put("tone#2@2", Outcome.Scored.of(true, ""));
            wider.add(new ResultRow(
                    row.experiment(),
                    row.caseId(),
                    row.revision(),
                    row.trial(),
                    row.answer(),
                    row.problem(),
                    outcomes,
                    row.at()));
        }
        return wider;
    }
}
