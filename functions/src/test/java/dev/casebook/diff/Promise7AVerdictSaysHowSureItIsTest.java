package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Promise 7: a verdict says how sure it is: n, interval, exact p, what it could not have seen, how many flips chance alone would
 * give.
 */
class Promise7AVerdictSaysHowSureItIsTest {

    private static Diff diff() {
        return new TwoRuns(3, 1)
                .many(42, "ok", "PPP", "P")
                .with("late", "FFF", "P|PPPP")
                .with("wave", "PPP", "F|PPPP")
                .with("hard", "FFF", "F")
                .target("late")
                .diff();
    }

    @Test
    void theAggregateSentenceHoldsItsFigures() {
        assertThat(diff().verdict().aggregate())
                .matches("Average: 95\\.6% → 95\\.6% \\(±0\\.0 pp, 95% CI −[0-9.]+ … \\+[0-9.]+,"
                        + " exact p = 1\\.00, n = 45\\): no drop found \\(would have seen ≥ [0-9]+ pp\\)");
    }

    @Test
    void theTextSaysWhatChanceAloneWouldDo() {
        assertThat(DiffText.lines(diff()))
                .anyMatch(line -> line.matches(
                        "Chance alone would flip about 0\\.0 cases at a flake rate of 0\\.0%; 2 cases flipped, 1"
                                + " confirmed by 4 further trials each\\."));
    }

    @Test
    void aSmallSuiteIsWarnedOf() {
        Diff small = new TwoRuns(1, 1).many(12, "ok", "P", "P").diff();
        assertThat(small.notes())
                .contains("Only 12 scored rows, fewer than 30: the average says little, the named cases count.");
        assertThat(small.verdict().aggregate()).contains("n = 12): too few cases to judge the average");
    }

    @Test
    void whatWouldTellIsSaidWheneverNothingCanBeTold() {
        Verdict verdict = new TwoRuns(1, 1)
                .many(40, "ok", "P", "P")
                .with("wave", "P", "F")
                .many(9, "out", "P", "U")
                .diff()
                .verdict();
        assertThat(verdict.ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
        assertThat(verdict.reasons()).isNotEmpty().allMatch(reason -> reason.contains("run "));
    }

    @Test
    void aSuiteTooFlakyToBlockOnSaysSo() {
        Diff flaky = new TwoRuns(2, 1)
                .many(100, "odd", "PF", "P")
                .many(100, "ok", "PP", "P")
                .with("wave", "PP", "F|FFFFFFFF")
                .diff();
        assertThat(flaky.notes()).anyMatch(note -> note.startsWith("The suite is so flaky that even "));
    }
}
