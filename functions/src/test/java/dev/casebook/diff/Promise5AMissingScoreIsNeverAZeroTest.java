package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 5: a missing or broken score is never a zero and never a pass. */
class Promise5AMissingScoreIsNeverAZeroTest {

    @ParameterizedTest
    @ValueSource(strings = {"U", "X", "-"})
    void anOutageIsNeitherARegressionNorAPass(String lost) {
        Diff diff = new TwoRuns(1, 1)
                .many(40, "ok", "P", "P")
                .many(40, "out", "P", lost)
                .diff();
        assertThat(diff.changes().stream().filter(change -> change instanceof CaseChange.NotScored))
                .hasSize(40);
        assertThat(diff.candidate().passed()).isEqualTo(40);
        assertThat(diff.candidate().scored()).isEqualTo(40);
        assertThat(diff.scores().getFirst().n()).isEqualTo(40);
        assertThat(diff.scores().getFirst().after()).isEqualTo(1.0);
        assertThat(diff.verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
    }

    @Test
    void aBaselineWithoutAScoreIsNotAFailureThatWasFixed() {
        Diff diff = new TwoRuns(1, 1)
                .many(40, "ok", "P", "P")
                .with("a", "U", "P")
                .target("a")
                .diff();
        assertThat(diff.verdict().target()).isEqualTo(Verdict.Target.NOT_SURE);
        assertThat(diff.scores().getFirst().fixed()).isZero();
    }

    @Test
    void furtherTrialsWithoutAScoreConfirmNothing() {
        Diff diff = new TwoRuns(1, 1)
                .many(40, "ok", "P", "P")
                .with("a", "P", "F|XXXX")
                .diff();
        assertThat(diff.chance().confirmed()).isZero();
        assertThat(diff.verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
    }

    /** Taking unscored trials away changes no count, and turning them into rows that say nothing changes none either. */
    @Property(tries = 300, seed = "20261121")
    void lostTrialsMoveNoAverage(
            @ForAll @StringLength(min = 3, max = 3) @Chars({'P', 'F', 'U'}) String was,
            @ForAll @StringLength(min = 3, max = 3) @Chars({'P', 'F', 'X'}) String is) {
        Diff with =
                new TwoRuns(3, 3).many(5, "ok", "PPP", "PPF").with("a", was, is).diff();
        Diff without = new TwoRuns(3, 3)
                .many(5, "ok", "PPP", "PPF")
                .with("a", was.replace("U", "-"), is.replace("X", "-"))
                .diff();
        assertThat(with.scores()).isEqualTo(without.scores());
        assertThat(with.candidate().passed()).isEqualTo(without.candidate().passed());
        assertThat(with.scores().getFirst().after()).isCloseTo(expected(was, is), within(1e-12));
    }

    private static double expected(String was, String is) {
        long scoredBefore = was.chars().filter(letter -> letter != 'U').count();
        long scored = is.chars().filter(letter -> letter != 'X').count();
        long passed = is.chars().filter(letter -> letter == 'P').count();
        double others = 5 * 2 / 3.0;
        return scoredBefore == 0 || scored == 0 ? others / 5 : (others + (double) passed / scored) / 6;
    }
}
