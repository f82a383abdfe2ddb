package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 6: a diff compares like with like, per case revision, or says exactly what it left out. */
class Promise6LikeIsComparedWithLikeTest {

    @ParameterizedTest
    @CsvSource({
        "2, contains@1, 'the baseline ran revision 2, this run revision 1'",
        "1, contains@2, 'contains is version 2 in the baseline and version 1 now'",
        "1, regex@1, 'the baseline was judged by regex, this run by contains'"
    })
    void anotherRevisionOrJudgeIsLeftOutWithTheReason(int revision, String evaluator, String reason) {
        TwoRuns runs = new TwoRuns(1, 1).many(40, "ok", "P", "P").with("slots", "P", "F", revision, evaluator);
        assertThat(runs.change("slots"))
                .isEqualTo(
                        new CaseChange.NotComparable(new CaseChange.Subject(TwoRuns.id("slots"), 1, "slots"), reason));
        Diff diff = runs.diff();
        assertThat(diff.scores().getFirst().n()).isEqualTo(40);
        assertThat(diff.chance().flips()).isZero();
        assertThat(Differ.toConfirm(runs.comparison())).isEmpty();
        String name = "slots (" + TwoRuns.id("slots").display() + ")";
        assertThat(diff.notes()).contains("Not compared, because " + reason + ": " + name + ".");
    }

    @Test
    void newUnscoredAndRescoredCasesAreNamed() {
        TwoRuns runs = new TwoRuns(1, 1)
                .many(40, "ok", "P", "P")
                .with("fresh", "", "F")
                .with("silent", "P", "U")
                .rescored("late", "FFF", "P|PPPP");
        String fresh = "fresh (" + TwoRuns.id("fresh").display() + ")";
        String silent = "silent (" + TwoRuns.id("silent").display() + ")";
        String late = "late (" + TwoRuns.id("late").display() + ")";
        assertThat(runs.diff().notes())
                .contains(
                        "Without a baseline, so not compared: " + fresh + ". Of these, not passing: " + fresh + ".",
                        "Not scored, counted neither as passed nor as failed: " + silent + ".",
                        late + ": its baseline was scored from stored answers.");
        assertThat(runs.change("late")).isInstanceOf(CaseChange.Fixed.class);
    }

    @Test
    void everyPlannedCaseHasExactlyOneFinding() {
        TwoRuns runs = new TwoRuns(1, 1)
                .many(10, "ok", "P", "P")
                .with("fresh", "", "P")
                .with("other", "P", "P", 2, "contains@1")
                .with("silent", "P", "X");
        assertThat(runs.diff().changes().stream().map(change -> change.subject().id()))
                .containsExactlyInAnyOrderElementsOf(
                        runs.comparison().candidate().plan().cases());
    }

    @Test
    void aPlannedCaseThatTheManifestLacksIsCounted() {
        Comparison whole = new TwoRuns(1, 1).many(40, "ok", "P", "P").comparison();
        Comparison lacking = new Comparison(
                whole.baseline(),
                whole.candidate(),
                whole.manifest().subList(0, 37),
                whole.baselineRows(),
                whole.candidateRows(),
                whole.rescored(),
                whole.targets(),
                whole.baselineAssumed());
        Diff diff = Differ.compare(lacking);
        assertThat(diff.notes()).contains("3 cases of the plan left out: their revision is not in the manifest.");
        assertThat(diff.verdict().ready()).isEqualTo(Verdict.Ready.CANNOT_TELL);
    }

    @Test
    void aBaselineThatNobodySetIsSaidToBeAssumed() {
        TwoRuns runs = new TwoRuns(1, 1).many(40, "ok", "P", "P");
        runs.assumed = true;
        assertThat(runs.diff().notes())
                .contains(
                        "Nobody has set a baseline: compared with the first complete run, EXP-BASELINE of version v1.");
    }

    @Test
    void whatElseChangedIsSaid() {
        TwoRuns moved = new TwoRuns(1, 1);
        moved.modelAfter = "gpt-4o-mini";
        assertThat(moved.many(40, "ok", "P", "P").diff().notes())
                .contains("Agent version: v1 → v2.", "Model as reported: gpt-4o → gpt-4o-mini.")
                .noneMatch(note -> note.startsWith("Nothing else changed"));
        TwoRuns same = new TwoRuns(1, 1);
        same.versionAfter = "v1";
        assertThat(same.many(40, "ok", "P", "P").diff().notes())
                .contains(
                        "Both runs are of agent version v1.",
                        "Nothing else changed on our side: same model (gpt-4o), case revisions and evaluator versions.");
        TwoRuns silent = new TwoRuns(1, 1);
        silent.modelBefore = "";
        silent.modelAfter = "";
        assertThat(silent.many(40, "ok", "P", "P").diff().notes()).contains("The agent did not report its model.");
    }
}
