package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.Experiment;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferTest {

    private static CaseChange.Subject subject(String name) {
        return new CaseChange.Subject(TwoRuns.id(name), 1, name);
    }

    private static CaseChange.Trials trials(int passed, int scored) {
        return new CaseChange.Trials(passed, scored);
    }

    @Test
    void aFlipThatFurtherTrialsBearOutIsRegressedWithWhatTheEvaluatorsSaid() {
        assertThat(new TwoRuns(1, 1).with("a", "P", "F|FFP").change("a"))
                .isEqualTo(new CaseChange.Regressed(
                        subject("a"), trials(1, 1), trials(1, 4), true, "contains: does not name Tuesday"));
    }

    @Test
    void aFailureThatPassesInTwoThirdsOfAllItsTrialsIsFixed() {
        assertThat(new TwoRuns(3, 1).with("a", "FFF", "P|PF").change("a"))
                .isEqualTo(new CaseChange.Fixed(subject("a"), trials(0, 3), trials(2, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "P, F|PPPP, Flaky", // did not repeat
        "P, F|FFPP, Flaky", // 3 of 5 failed: under two thirds
        "P, F|FPF, Regressed", // 3 of 4
        "P, F|FP, Regressed", // 2 of 3
        "F, P|FFF, Flaky",
        "F, P|PFF, Flaky", // 2 of 4
        "F, P|PPP, Fixed",
        "F, F, StillFailing",
        "P, P, StillPassing",
        "P, F, NotScored", // nobody ran it again
        "P, F|UU, NotScored", // ran again without a score
        "P, F|--, NotScored",
        "P, F|FU, Regressed", // 2 of 3 failed, whatever the third says
        "P, F|PU, NotScored", // the third would decide
        "P, U, NotScored",
        "U, P, NotScored",
        "'', P, Added",
        "'', F, Added"
    })
    void eachKindOfFinding(String was, String is, String kind) {
        assertThat(new TwoRuns(1, 1).with("a", was, is).change("a").getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "PPP, FFF|FF, Regressed",
        "PPP, FFP|FF, Regressed",
        "PPP, FFP|PP, Flaky",
        "PPP, PPF, StillPassing",
        "FFF, PPF|PP, Fixed",
        "FFF, FFP, StillFailing",
        "PPP, PFU, NotScored"
    })
    void severalPlannedTrialsCountTogetherWithTheFurtherOnes(String was, String is, String kind) {
        assertThat(new TwoRuns(3, 3).with("a", was, is).change("a").getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void aCaseWithoutClearBaselineIsFlakyAndNeverFlips() {
        TwoRuns runs = new TwoRuns(2, 2).with("a", "PF", "FF");
        assertThat(runs.change("a")).isInstanceOf(CaseChange.Flaky.class);
        assertThat(Differ.toConfirm(runs.comparison())).isEmpty();
    }

    @Test
    void aCaseThatWasNotSteadyRegressesWithoutBlocking() {
        TwoRuns runs = new TwoRuns(3, 3).many(30, "ok", "PPP", "PPP").with("a", "PPF", "FFF|FF");
        assertThat(runs.change("a"))
                .isInstanceOfSatisfying(
                        CaseChange.Regressed.class,
                        regressed -> assertThat(regressed.guarding()).isFalse());
        assertThat(runs.diff().verdict().ready()).isEqualTo(Verdict.Ready.YES);
        assertThat(runs.diff().verdict().reasons())
                .anyMatch(reason -> reason.startsWith("Fails now, but does not guard"));
    }

    @Test
    void aFailureThatWasReproducedAndIsFixedInTheBaselineGuards() {
        TwoRuns runs = new TwoRuns(3, 3).reproduced("a", 3, 3, "v0").with("a", "PPF", "FFF|FF");
        assertThat(runs.change("a"))
                .isInstanceOfSatisfying(
                        CaseChange.Regressed.class,
                        regressed -> assertThat(regressed.guarding()).isTrue());
    }

    @Test
    void aCaseThatTheBaselineVersionHasFailedSinceDoesNotGuard() {
        TwoRuns runs = new TwoRuns(1, 1).reproduced("a", 1, 3, "v1").with("a", "P", "F|FFF");
        assertThat(runs.change("a"))
                .isInstanceOfSatisfying(
                        CaseChange.Regressed.class,
                        regressed -> assertThat(regressed.guarding()).isFalse());
    }

    @Test
    void findingsComeInOrderOfCaseId() {
        List<CaseId> ids = new TwoRuns(1, 1)
                .many(20, "c", "P", "P").diff().changes().stream()
                        .map(change -> change.subject().id())
                        .toList();
        assertThat(ids).isSortedAccordingTo(Comparator.comparing(CaseId::value)).hasSize(20);
    }

    @Test
    void flipsOfBothDirectionsAreConfirmed() {
        Experiment.Confirmation further = Differ.toConfirm(new TwoRuns(1, 1)
                        .with("broke", "P", "F")
                        .with("mended", "F", "P")
                        .with("ok", "P", "P")
                        .with("new", "", "F")
                        .with("silent", "P", "U")
                        .comparison())
                .orElseThrow();
        assertThat(further.cases()).containsExactlyInAnyOrder(TwoRuns.id("broke"), TwoRuns.id("mended"));
        assertThat(further.trials()).isBetween(2, 8);
    }

    @Test
    void nothingIsConfirmedWhenNothingFlipped() {
        assertThat(Differ.toConfirm(new TwoRuns(1, 1)
                        .with("a", "P", "P")
                        .with("b", "F", "F")
                        .comparison()))
                .isEmpty();
    }

    @Test
    void furtherTrialsOfTheCandidateDoNotChangeWhatIsToBeConfirmed() {
        TwoRuns planned = new TwoRuns(1, 1).many(40, "ok", "P", "P").with("a", "P", "F");
        TwoRuns confirmed = new TwoRuns(1, 1).many(40, "ok", "P", "P").with("a", "P", "F|PPPP");
        assertThat(Differ.toConfirm(confirmed.comparison())).isEqualTo(Differ.toConfirm(planned.comparison()));
    }

    @Test
    void aMeasuredSteadySuiteNeedsFewerFurtherTrialsThanAnUnknownOne() {
        TwoRuns unknown = new TwoRuns(1, 1).many(60, "ok", "P", "P").with("a", "P", "F");
        TwoRuns steady = new TwoRuns(5, 1).many(60, "ok", "PPPPP", "P").with("a", "PPPPP", "F");
        assertThat(steady(steady)).isLessThan(steady(unknown));
        assertThat(steady.diff().chance().flakeRate()).isZero();
        assertThat(unknown.diff().chance().flakeRate()).isEqualTo(0.1);
    }

    private static int steady(TwoRuns runs) {
        return Differ.toConfirm(runs.comparison()).orElseThrow().trials();
    }

    @Test
    void theTrialsThatConfirmedAnEarlierFlipDoNotMakeTheSuiteLookFlaky() {
        TwoRuns runs = new TwoRuns(1, 1).many(100, "ok", "P", "P").many(20, "odd", "F|PPPP", "P");
        assertThat(runs.diff().chance().flakeRate()).isEqualTo(0.1);
        assertThat(runs.diff().notes()).anyMatch(note -> note.contains("were assumed"));
    }

    @Test
    void chanceFlipsAreCountedFromTheFlakeRate() {
        // 10 of 100 trials disagree: each of 25 cases, 4 + 4 planned trials.
        TwoRuns runs = new TwoRuns(4, 1).many(15, "ok", "PPPP", "P").many(10, "odd", "PPPF", "P");
        assertThat(runs.diff().chance().flakeRate()).isEqualTo(0.1);
        // A side of 4 trials misses two thirds when 2 or more fail: 1 - .9^4 - 4 (.1)(.9^3) = .0523; one trial: .1.
        double before = 1 - Math.pow(0.9, 4) - 4 * 0.1 * Math.pow(0.9, 3);
        assertThat(runs.diff().chance().expectedFlips())
                .isEqualTo(25 * (before * 0.9 + 0.1 * (1 - before)), within(1e-9));
    }
}
