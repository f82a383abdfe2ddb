package dev.casebook.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.CaseId;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Score;
import dev.casebook.diff.Verdict;
import dev.casebook.trace.TraceRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class DiffFilesTest {
    /** All that the page is made of. */
    private static final Pattern TAGS =
            Pattern.compile("<!doctype html>|</?(html|head|body|main|style|title|h1|h2|h3|p|ul|li|b|del|ins"
                    + "|div|table|tr|th|td|details|summary|span|bdi|code|blockquote)( (lang=\"en\"|class=\"[a-z]+\"|dir=\"auto\"|open))*>"
                    + "|<meta [^<>]*>");

    @Test
    void thePageShowsWhatIsGoneAndWhatIsNewInWordsAndMarks() {
        String page = DiffPage.of(full("You are booked at 9:00.", "The slot at 9:00 is taken."));
        assertThat(page)
                .contains("<h1>Ready: NO</h1>")
                .contains("Before: buggy, passes 1 of 1")
                .contains("Now: fixed, passes 0 of 5")
                .contains("<del>You</del>")
                .contains("<ins>The</ins>")
                .contains("<li>contains-all@1: failed, must say 10:00</li>")
                .contains("<td>−33.3 pp</td><td>−70.0 to +20.0</td><td>1.000</td>")
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void theTableHasALineForEachCase() {
        List<String> lines = DiffCsv.of(full("=1", "a\nb")).lines().toList();
        assertThat(lines.getFirst()).startsWith("dataset,baseline,").endsWith("judged_before,judged_after");
        assertThat(lines.get(1))
                .startsWith("clinic,EXP-0,buggy,EXP-1,fixed,")
                .contains(",regressed,1,1,0,5,")
                .contains("\"'=1\"");
    }

    @Test
    void aPseudonymIsReadable() {
        String name = "<NAME:k1:0123456789abcdef>";
        assertThat(DiffPage.of(full("Hello " + name, "Bye " + name)))
                .contains("Person A")
                .doesNotContain("0123456789abcdef");
        assertThat(DiffCsv.of(full(name, name))).contains("Person A").doesNotContain("NAME:k1");
    }

    @Test
    void longTextsAreComparedByLinesAndVeryLongOnesNotAtAll() {
        String lines = "a line of five words\n".repeat(400);
        TextDiff diff = TextDiff.of(lines + "old\n", lines + "new\n");
        assertThat(diff.before()).containsExactly(new TextDiff.Piece(lines, false), new TextDiff.Piece("old\n", true));
        String longer = "x\n".repeat(3000);
        assertThat(TextDiff.of(longer, longer).after()).containsExactly(new TextDiff.Piece(longer, false));
    }

    @Property(tries = 2_000, seed = "20261121")
    void bothTextsComeBackAndAgreeWhereNothingIsMarked(@ForAll("texts") String before, @ForAll("texts") String after) {
        TextDiff diff = TextDiff.of(before, after);
        assertThat(joined(diff.before(), true)).isEqualTo(before);
        assertThat(joined(diff.after(), true)).isEqualTo(after);
        assertThat(joined(diff.before(), false)).isEqualTo(joined(diff.after(), false));
    }

    /** T7 of the threat model, for the files. */
    @Property(tries = 10_000, seed = "20261121")
    void aHostileTextStaysATextInThePage(@ForAll("texts") String text) {
        String page = DiffPage.of(hostile(text));
        String body = page.substring(page.indexOf("</style>") + "</style>".length());
        String left = TAGS.matcher(body).replaceAll("");
        assertThat(left).doesNotContain("<").doesNotContain(">").doesNotContain("\"");
        assertThat(left.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
        assertThat(page).doesNotContain("\u0000").doesNotContain("\u202E");
    }

    private static String joined(List<TextDiff.Piece> pieces, boolean withChanged) {
        return pieces.stream()
                .filter(piece -> withChanged || !piece.changed())
                .map(TextDiff.Piece::text)
                .collect(Collectors.joining());
    }

    private static FullDiff full(String before, String after) {
        return full(before, after, "Books without asking", "must say 10:00");
    }

    private static FullDiff hostile(String text) {
        return full(text, text + "x", text, text);
    }

    private static FullDiff full(String before, String after, String title, String why) {
        CaseChange.Subject subject = new CaseChange.Subject(CaseId.of("clinic", TraceRef.tempo("1")), 2, title);
        CaseChange change =
                new CaseChange.Regressed(subject, new CaseChange.Trials(1, 1), new CaseChange.Trials(0, 5), true, why);
        Diff diff = new Diff(
                new Diff.Side("EXP-0", title.length() > 30 ? title : "buggy", 2, 3, 3, 790, 2100, 0.0021),
                new Diff.Side("EXP-1", "fixed", 1, 3, 3, 820, 1900, 0.0023),
                List.of(change),
                List.of(score()),
                new Diff.Chance(0.02, 0.1, 1, 1, 4),
                new Verdict(
                        Verdict.Ready.NO,
                        List.of(why),
                        Verdict.Target.NONE,
                        Verdict.Regression.CONFIRMED,
                        "no drop found"),
                List.of(why),
                0);
        FullDiff.Said was = new FullDiff.Said(before, List.of("contains-all@1: passed"), 790);
        FullDiff.Said is = new FullDiff.Said(after, List.of("contains-all@1: failed, " + why), 820);
        return new FullDiff(
                diff,
                "clinic",
                List.of(new FullDiff.Case(change, before, Optional.of(after), Optional.of(was), Optional.of(is))));
    }

    private static Score score() {
        return new Score(
                "overall", 3, 0.667, 0.334, 1, 0, -0.7, 0.2, 1, Double.NaN, Score.Judgement.TOO_FEW, 3, false, false);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<script>alert(1)</script>",
                "</style>",
                "</p>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='",
                "&lt;b&gt;",
                "&",
                "<!--",
                "]]>",
                "javascript:alert(1)",
                "<NAME:k1:0123456789abcdef>",
                "\u0000",
                "\u202E",
                "\uD83D",
                "\n",
                " ",
                "a",
                "booked");
        return Arbitraries.frequencyOf(
                        Tuple.of(6, pieces), Tuple.of(1, Arbitraries.strings().ofMaxLength(10)))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
