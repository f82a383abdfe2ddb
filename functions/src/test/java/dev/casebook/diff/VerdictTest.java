package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.evaluation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static TwoRuns healthy() {
        return new TwoRuns(1, 1).many(40, "ok", "P", "P");
    }

    @ParameterizedTest
    @CsvSource({
        "F, P|PPPP, YES, FIXED",
        "F, F, NO, NOT_FIXED",
        "F, P|FFFF, NO, NOT_FIXED",
        "F, P|PFFP, NO, NOT_FIXED",
        "F, P|UUUU, CANNOT_TELL, NOT_SURE",
        "F, U, CANNOT_TELL, NOT_SURE",
        "P, P, YES, FIXED",
        "P, F|FFFF, NO, NOT_FIXED",
        "'', P, CANNOT_TELL, NOT_SURE",
        "'', F, NO, NOT_FIXED"
    })
    void theTargetDecidesFirst(String was, String is, Verdict.Ready ready, Verdict.Target target) {
        Verdict verdict = healthy().with("late", was, is).target("late").diff().verdict();
        assertThat(verdict.ready()).isEqualTo(ready);
        assertThat(verdict.target()).isEqualTo(target);
        if (!"P".equals(was)) {
            assertThat(verdict.reasons().getFirst())
                    .contains("late (" + TwoRuns.id("late").display() + ")");
        }
    }

    @Test
    void aNewCaseWhoseFailureWasReproducedIsFixedWhenItPasses() {
        Verdict verdict = healthy()
                .reproduced("late", 3, 3, "v0")
                .with("late", "", "P")
                .target("late")
                .diff()
                .verdict();
        assertThat(verdict.target()).isEqualTo(Verdict.Target.FIXED);
    }

    @Test
    void oneConfirmedRegressionOfAGuardingCaseBlocksAmongSevenHundred() {
        Verdict verdict = new TwoRuns(1, 1)
                .many(699, "ok", "P", "P")
                .with("slots", "P", "F|FFFFFF")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.NO);
        assertThat(verdict.regression()).isEqualTo(Verdict.Regression.CONFIRMED);
        assertThat(verdict.reasons())
                .containsExactly(
                        "slots (" + TwoRuns.id("slots").display() + ") regressed: passed 1 of 1 before, 0 of 7 now");
    }

    @Test
    void oneConfirmedRegressionBlocksASuiteOfOne() {
        assertThat(new TwoRuns(1, 1)
                        .with("slots", "P", "F|FFF")
                        .diff()
                        .verdict()
                        .ready())
                .isEqualTo(Verdict.Ready.NO);
    }

    @Test
    void flipsThatDidNotRepeatAreNoRealChange() {
        Verdict verdict = healthy()
                .with("a", "P", "F|PPPP")
                .with("b", "F", "P|FFFF")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.YES);
        assertThat(verdict.reasons())
                .contains(
                        "Nothing regressed of 41 cases that guard",
                        "No real change: 2 cases flipped, and none repeated");
    }

    @Test
    void withNothingChangedTheAnswerSaysSo() {
        assertThat(healthy().diff().verdict())
                .isEqualTo(new Verdict(
                        Verdict.Ready.YES,
                        List.of("Nothing regressed of 40 cases that guard", "No real change: no case flipped"),
                        Verdict.Target.NONE,
                        Verdict.Regression.NONE_FOUND,
                        healthy().diff().verdict().aggregate()));
    }

    @Test
    void aDroppedAverageIsNotReadyEvenWhenNoCaseGuards() {
        // Before 2 of 3, now 0 of 3: none of these was steady enough to guard.
        Verdict verdict = new TwoRuns(3, 3)
                .many(30, "ok", "PPP", "PPP")
                .many(15, "worse", "PPF", "FFF|FF")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.NO);
        assertThat(verdict.regression()).isEqualTo(Verdict.Regression.NONE_FOUND);
        assertThat(verdict.reasons().getFirst()).startsWith("The average dropped from 88.9% to 66.7% (p < 0.001");
    }

    @Test
    void underNinetyFivePercentCoverageTheAnswerIsNeverYes() {
        assertThat(healthy().many(2, "u", "P", "U").diff().verdict().ready()).isEqualTo(Verdict.Ready.YES);
        Verdict verdict = healthy().many(3, "u", "P", "U").diff().verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(verdict.regression()).isEqualTo(Verdict.Regression.NOT_SURE);
        assertThat(verdict.reasons().getFirst()).startsWith("Only 40 of 43 (93.0%) planned trials have a score");
        assertThat(healthy().many(3, "u", "U", "P").diff().verdict().reasons().getFirst())
                .startsWith("Only 40 of 43 (93.0%) trials of the baseline have a score");
    }

    @Test
    void anUnconfirmedFlipOfAGuardingCaseLeavesItOpen() {
        Verdict verdict = healthy().with("slots", "P", "F").diff().verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(verdict.regression()).isEqualTo(Verdict.Regression.NOT_SURE);
        assertThat(verdict.reasons().getFirst()).contains("may have regressed: run its further trials");
    }

    @Test
    void aCancelledOrIncompleteRunCannotTell() {
        TwoRuns cancelled = healthy();
        cancelled.candidateState = Experiment.State.CANCELLED;
        assertThat(cancelled.diff().verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        TwoRuns half = healthy();
        half.baselineState = Experiment.State.CANCELLED;
        assertThat(half.diff().verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        Verdict missing = healthy().with("gone", "P", "-").diff().verdict();
        assertThat(missing.ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(missing.reasons().getFirst()).contains("1 result is missing");
    }

    @Test
    void whatWasConfirmedStandsEvenInACancelledRun() {
        TwoRuns runs = healthy().with("slots", "P", "F|FFFF");
        runs.candidateState = Experiment.State.CANCELLED;
        assertThat(runs.diff().verdict().ready()).isEqualTo(Verdict.Ready.NO);
    }

    @Test
    void nothingComparableCannotTell() {
        TwoRuns runs = new TwoRuns(1, 1);
        for (int i = 0; i < 40; i++) {
            runs.with("c" + i, "P", "P", 2, "contains@1");
        }
        assertThat(runs.diff().verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(runs.diff().verdict().aggregate()).isEqualTo("Average: no case could be compared");
    }
}
