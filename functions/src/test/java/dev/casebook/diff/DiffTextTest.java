package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTextTest {

    private static String name(String title) {
        return title + " (" + TwoRuns.id(title).display() + ")";
    }

    @Test
    void aDiffReadsFromTheHeadlineDownToTheNotes() {
        List<String> lines = DiffText.lines(new TwoRuns(3, 1)
                .many(43, "ok", "PPP", "P")
                .with("slots", "PPP", "F|FFFF")
                .with("late", "FFF", "P|PPPP")
                .target("late")
                .diff());
        assertThat(lines)
                .startsWith(
                        "Ready: NO (v2 against v1, EXP-CANDIDAT against EXP-BASELINE)",
                        " - " + name("slots") + " regressed: passed 3 of 3 before, 0 of 5 now",
                        "1. Is the failing case fixed? Yes.",
                        "2. Did anything regress? Yes, and further trials bear it out.")
                .contains(
                        "Regressed: " + name("slots")
                                + ", passed 3 of 3 before, 0 of 5 now (contains: does not name Tuesday)",
                        "Fixed: " + name("late") + ", passed 0 of 3 before, 5 of 5 now",
                        "Still passing: 43 cases",
                        "Latency: median 101 → 100 ms, 95th percentile 102 → 100 ms, within the limit of 1200 ms",
                        "Cost of an answer: $0.00100 → $0.00100 (+0%)",
                        "Note: Agent version: v1 → v2.")
                .noneMatch(String::isBlank);
    }

    @Test
    void aFailureThatStaysAndFlipsThatDoNotRepeatAreNoRealChange() {
        TwoRuns noise = new TwoRuns(3, 1).many(43, "ok", "PPP", "P").with("slots", "PPP", "F|PPPP");
        Diff stuck = noise.with("late", "FFF", "F").target("late").diff();
        assertThat(DiffText.lines(stuck).getFirst()).startsWith("Ready: NO, no real change (v2 against v1");
        assertThat(stuck.noRealChange()).isTrue();
    }

    @Test
    void aConfirmedFlipOrAnAverageThatMovedOrTooFewCasesAreNotCalledNoChange() {
        assertThat(new TwoRuns(3, 1)
                        .many(43, "ok", "PPP", "P")
                        .with("late", "FFF", "P|PPPP")
                        .diff()
                        .noRealChange())
                .isFalse();
        assertThat(new TwoRuns(3, 3)
                        .many(43, "ok", "PPP", "PPP")
                        .many(12, "worse", "PPP", "PPF")
                        .diff()
                        .noRealChange())
                .isFalse();
        assertThat(new TwoRuns(1, 1).with("a", "P", "P").diff().noRealChange()).isFalse();
    }

    @Test
    void anAnswerThatCannotBeGivenSaysSoInWords() {
        List<String> lines =
                DiffText.lines(new TwoRuns(1, 1).with("a", "P", "U").diff());
        assertThat(lines.getFirst()).startsWith("Ready: CANNOT TELL");
        assertThat(lines).contains("3. Average: no case could be compared").noneMatch(line -> line.contains("NaN"));
    }
}
