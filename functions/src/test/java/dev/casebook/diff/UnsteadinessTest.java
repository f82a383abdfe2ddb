package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnsteadinessTest {

    @Test
    void inASteadySuiteACaseBlocksThatPassedOnceInItsFurtherTrials() {
        Verdict verdict = new TwoRuns(3, 1)
                .many(60, "ok", "PPP", "P")
                .with("slots", "PPP", "F|FFFFP")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.NO);
    }

    @Test
    void oneTrialOfTheBaselineIsTooLittleToBlockOnTwoThirds() {
        TwoRuns runs = new TwoRuns(1, 1).many(60, "ok", "P", "P").with("slots", "P", "F|FFFPP");
        assertThat(runs.diff().verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        Verdict always = new TwoRuns(1, 1)
                .many(60, "ok", "P", "P")
                .with("slots", "P", "F|FFFFFFFF")
                .diff()
                .verdict();
        assertThat(always.ready()).isEqualTo(Verdict.Ready.NO);
    }

    @Test
    void whatNobodyHasMeasuredIsConfirmedAsOftenAsMayBe() {
        assertThat(further(new TwoRuns(1, 1).many(29, "ok", "P", "P").with("slots", "P", "F")))
                .isEqualTo(8);
    }

    @Test
    void aMeasuredSuiteIsConfirmedOftenEnoughForOnePassToLeaveNoDoubt() {
        assertThat(further(new TwoRuns(3, 1).many(29, "ok", "PPP", "P").with("slots", "PPP", "F")))
                .isBetween(2, 4);
        assertThat(further(new TwoRuns(3, 1)
                        .many(600, "ok", "PPP", "P")
                        .many(60, "odd", "PPF", "P")
                        .with("slots", "PPP", "F")))
                .isGreaterThan(4);
    }

    private static int further(TwoRuns runs) {
        return Differ.toConfirm(runs.comparison()).orElseThrow().trials();
    }

    @Test
    void whereOtherCasesFailAsOftenWithoutAnyChangeItCannotTell() {
        TwoRuns runs = new TwoRuns(1, 1)
                .many(60, "ok", "P", "P")
                .many(4, "odd", "P", "F|PFPFP")
                .many(4, "even", "F", "P|FPFPF")
                .with("slots", "P", "F|FFFPP");
        assertThat(runs.change("slots"))
                .isInstanceOfSatisfying(
                        CaseChange.Regressed.class,
                        regressed -> assertThat(regressed.guarding()).isFalse());
        Verdict verdict = runs.diff().verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(verdict.regression()).isEqualTo(Verdict.Regression.NOT_SURE);
        assertThat(verdict.reasons().getFirst())
                .startsWith("slots (")
                .contains("may have regressed: passed 1 of 1 before, 2 of 6 now")
                .endsWith("run the baseline on it some more times");
    }

    @Test
    void evenThereACaseThatAlwaysFailsBlocksOnceTheBaselineIsKnownWell() {
        Verdict verdict = new TwoRuns(3, 1)
                .many(60, "ok", "PPP", "P")
                .many(4, "odd", "PPP", "F|PFPFP")
                .many(4, "even", "FFF", "P|FPFPF")
                .with("slots", "PPP", "F|FFFFF")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.NO);
    }

    @Test
    void withoutAnyCaseToTellFromTwoThirdsAreEnough() {
        assertThat(Unsteadiness.of(List.of()).failuresToBlock(1, 5)).isEqualTo(4);
    }
}
