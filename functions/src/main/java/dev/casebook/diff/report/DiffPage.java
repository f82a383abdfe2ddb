package dev.casebook.diff.report;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.DiffText;
import dev.casebook.diff.Score;
import dev.casebook.trace.redaction.ReadablePseudonyms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A diff as one page of HTML that needs nothing else: no script, no picture, no other file, and its policy allows none. Each pair of
 * answers stands side by side, on a phone one below the other; what is gone is struck through and what is new is underlined, so
 * that it can be read without colour. Everything from outside is escaped. Not for several threads.
 */
public final class DiffPage {
    /** Of more cases than these the page names the rest and does not show their answers. */
    static final int SHOWN = 200;

    private final Html html = new Html();
    private final ReadablePseudonyms pseudonyms = new ReadablePseudonyms();
    private final FullDiff full;

    private DiffPage(FullDiff full) {
        this.full = full;
    }

    public static String of(FullDiff full) {
        DiffPage page = new DiffPage(full);
        page.write();
        return page.html.toString();
    }

    private void write() {
        Diff diff = full.diff();
        html.tag("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta http-equiv=\"Content-Security-Policy\" content=\"" + PageStyle.POLICY + "\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .tag("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .element("title", full.dataset() + ": " + diff.candidate().experiment())
                .tag("\n<style>" + PageStyle.CSS + "</style>\n</head>\n<body>\n<main>\n");
        head(diff);
        scores(diff);
        cases();
        html.tag("</main>\n</body>\n</html>\n");
    }

    private void head(Diff diff) {
        html.element("h1", DiffText.headline(diff.verdict()) + (diff.noRealChange() ? ", no real change" : ""));
        paragraph(full.dataset() + ", version " + diff.candidate().agentVersion() + " against "
                + diff.baseline().agentVersion() + ": " + diff.candidate().passed() + " of "
                + diff.candidate().scored() + " cases pass, before "
                + diff.baseline().passed() + " of "
                + diff.baseline().scored() + ".");
        diff.verdict().reasons().forEach(this::paragraph);
        paragraph(diff.verdict().aggregate());
        DiffText.latency(diff).ifPresent(this::paragraph);
        DiffText.cost(diff).ifPresent(this::paragraph);
        if (!diff.notes().isEmpty()) {
            html.tag("<h2>What changed besides, and what was left out</h2>\n<ul>");
            diff.notes().forEach(note -> html.element("li", pseudonyms.in(note)));
            html.tag("</ul>\n");
        }
        html.tag("<p class=\"muted\">")
                .text(diff.candidate().experiment() + " compared with "
                        + diff.baseline().experiment() + ". Personal data is replaced.")
                .tag("</p>\n");
    }

    private void paragraph(String text) {
        html.element("p", pseudonyms.in(text)).tag("\n");
    }

    private void scores(Diff diff) {
        if (diff.scores().isEmpty()) {
            return;
        }
        html.tag("<h2>Evaluators</h2>\n<div class=\"scroll\"><table>\n<tr>");
        for (String head : List.of("Evaluator", "Cases", "Before", "After", "Change", "95 % interval", "p")) {
            html.element("th", head);
        }
        html.tag("</tr>\n");
        for (Score score : diff.scores()) {
            html.tag("<tr>");
            ScoreCells.of(score).forEach(cell -> html.element("td", cell));
            html.tag("</tr>\n");
        }
        html.tag("</table></div>\n");
    }

    private void cases() {
        html.tag("<h2>Cases</h2>\n<p class=\"muted\">Answers before and now: ")
                .tag("<del>what is gone is struck through</del>, <ins>what is new is underlined</ins>.</p>\n");
        int shown = 0;
        for (FullDiff.Case each : full.cases()) {
            if (shown++ < SHOWN) {
                one(each);
            } else {
                html.tag("<p>");
                name(each.change());
                html.tag("</p>\n");
            }
        }
    }

    /** What changed for the worse or for the better is open. */
    private void one(FullDiff.Case each) {
        html.tag(ChangeWords.rank(each.change()) <= 2 ? "<details open>" : "<details>")
                .tag("\n<summary>");
        name(each.change());
        html.tag("</summary>\n");
        String why = ChangeWords.why(each.change());
        if (!why.isBlank()) {
            paragraph(why);
        }
        quote("The user asked", Optional.of(each.question()));
        quote("The right answer", each.reference());
        String before = pseudonyms.in(each.before().map(FullDiff.Said::text).orElse(""));
        String after = pseudonyms.in(each.after().map(FullDiff.Said::text).orElse(""));
        TextDiff texts = TextDiff.of(before, after);
        boolean both = each.before().isPresent() && each.after().isPresent();
        html.tag("<div class=\"sides\">\n");
        side("Before", full.diff().baseline(), ChangeWords.before(each.change()));
        said(each.before(), texts.before(), both ? "del" : "");
        side("Now", full.diff().candidate(), ChangeWords.after(each.change()));
        said(each.after(), texts.after(), both ? "ins" : "");
        html.tag("</div>\n</details>\n");
    }

    private void name(CaseChange change) {
        CaseChange.Subject subject = change.subject();
        html.tag("<span class=\"kind\">")
                .text(ChangeWords.name(change))
                .tag("</span> <h3><bdi>")
                .text(pseudonyms.in(subject.title()))
                .tag("</bdi></h3> <code>")
                .text(subject.id().display())
                .tag("</code>");
    }

    private void quote(String label, Optional<String> words) {
        words.filter(text -> !text.isBlank())
                .ifPresent(text -> html.element("b", label)
                        .tag("\n<blockquote class=\"text\" dir=\"auto\">")
                        .text(pseudonyms.in(text))
                        .tag("</blockquote>\n"));
    }

    private void side(String label, Diff.Side side, Optional<CaseChange.Trials> trials) {
        String passes =
                trials.map(each -> ", passes " + ChangeWords.trials(each)).orElse("");
        html.tag("<div>").element("b", label + ": " + side.agentVersion() + passes);
    }

    private void said(Optional<FullDiff.Said> said, List<TextDiff.Piece> pieces, String mark) {
        if (said.isEmpty()) {
            html.tag("<p class=\"muted\">No answer is stored.</p></div>\n");
            return;
        }
        html.tag("<p class=\"text\" dir=\"auto\">");
        for (TextDiff.Piece piece : pieces) {
            if (piece.changed() && !mark.isEmpty()) {
                html.element(mark, piece.text());
            } else {
                html.text(piece.text());
            }
        }
        html.tag("</p>\n<ul class=\"muted\">");
        said.get().judged().forEach(line -> html.element("li", pseudonyms.in(line)));
        if (said.get().latencyMillis() > 0) {
            html.element(
                    "li", String.format(Locale.ROOT, "took %,d ms", said.get().latencyMillis()));
        }
        html.tag("</ul></div>\n");
    }
}
