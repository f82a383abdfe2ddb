package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnsteadinessTest {

    @Test
    void inASteadySuiteTwoThirdsOfTheTrialsBlock() {
        Verdict verdict = new TwoRuns(1, 1)
                .many(60, "ok", "P", "P")
                .with("slots", "P", "F|FFFPP")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.NO);
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
