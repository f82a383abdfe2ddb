package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Near-duplicates count once when it is said how sure the average is; graded scores are averaged. */
class FamiliesTest {

    private static Score overall(TwoRuns runs) {
        return runs.diff().scores().getFirst();
    }

    /** Forty cases, ten of which are failing copies of each other. */
    private static TwoRuns copies(boolean oneFamily) {
        TwoRuns runs = new TwoRuns(1, 1);
        for (int i = 0; i < 10 && oneFamily; i++) {
            runs.family("late", "copy" + i);
        }
        return runs.many(30, "ok", "P", "P").many(10, "copy", "P", "F");
    }

    @Test
    void tenCopiesOfOneFailureAreOneFlip() {
        Score alone = overall(copies(false));
        Score together = overall(copies(true));
        assertThat(alone.judgement()).isEqualTo(Score.Judgement.DROPPED);
        assertThat(alone.p()).isCloseTo(2 / 1024.0, within(1e-12));
        assertThat(together.p()).isEqualTo(1);
        assertThat(together.judgement()).isNotEqualTo(Score.Judgement.DROPPED);
        assertThat(together.n()).isEqualTo(40);
        assertThat(together.units()).isEqualTo(31);
        assertThat(together.after()).isEqualTo(alone.after());
        assertThat(together.upper() - together.lower()).isGreaterThan(alone.upper() - alone.lower());
        assertThat(together.detectable()).isGreaterThan(alone.detectable());
    }

    @Test
    void theSentenceSaysHowManyFamiliesThereAre() {
        assertThat(AggregateSentence.of(overall(copies(true)))).contains("n = 40 in 31 families");
        assertThat(AggregateSentence.of(overall(copies(false)))).contains("n = 40)");
    }

    @Test
    void theClusteredStandardErrorIsMillers() {
        // The reference example: 1110001110 in four groups, against a baseline that fails everywhere.
        TwoRuns runs = new TwoRuns(1, 1);
        String groups = "0001112223";
        String now = "1110001110";
        for (int i = 0; i < 10; i++) {
            runs.family("g" + groups.charAt(i), "c" + i);
            runs.with("c" + i, "F", now.charAt(i) == '1' ? "P" : "F");
        }
        Score score = overall(runs);
        double reach = 3.182446305284263 * 0.2545584412271571;
        assertThat(score.lower()).isCloseTo(0.6 - reach, within(1e-9));
        assertThat(score.upper()).isEqualTo(1);
    }

    @Test
    void familiesThatDidNotMoveAreNotMoreCertainThanTheirNumber() {
        TwoRuns runs = new TwoRuns(1, 1);
        for (int i = 0; i < 40; i++) {
            runs.family("f" + i % 8, "c" + i);
        }
        Score score = overall(runs.many(40, "c", "P", "P"));
        Score eight = overall(new TwoRuns(1, 1).many(8, "c", "P", "P"));
        assertThat(score.lower()).isEqualTo(eight.lower());
        assertThat(score.units()).isEqualTo(8);
    }

    @Test
    void gradedScoresAreAveragedAndComparedWithTheirSpread() {
        TwoRuns runs = new TwoRuns(1, 1).many(40, "c", "P", "P");
        regrade(runs.before, 0.9);
        regrade(runs.after, 0.8);
        Score graded = runs.diff().scores().getLast();
        assertThat(graded.graded()).isTrue();
        assertThat(graded.before()).isCloseTo(0.9, within(0.02));
        assertThat(graded.after()).isCloseTo(0.8, within(0.02));
        assertThat(graded.judgement()).isEqualTo(Score.Judgement.DROPPED);
        assertThat(graded.upper()).isLessThan(0);
        assertThat(graded.detectable()).isLessThan(0.05);
        assertThat(graded.regressed()).isZero();
        assertThat(overall(runs).graded()).isFalse();
        assertThat(runs.diff()).isEqualTo(runs.diff());
    }

    private static void regrade(List<ResultRow> rows, double mean) {
        List<ResultRow> graded = new ArrayList<>();
        for (ResultRow row : rows) {
            double wobble = Math.floorMod(
                                    row.caseId().value().hashCode()
                                            + row.experiment().hashCode(),
                                    11)
                            / 200.0
                    - 0.025;
            graded.add(new ResultRow(
                    row.experiment(),
                    row.caseId(),
                    row.revision(),
                    row.trial(),
                    row.answer(),
                    row.problem(),
                    Map.of("contains@1", new Outcome.Scored(mean + wobble, true, "")),
                    row.at()));
        }
        rows.clear();
        rows.addAll(graded);
    }
}
