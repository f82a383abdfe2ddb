package dev.casebook.bot.message;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A diff in words: the headline, the three questions, the cases by name, one line of averages, what chance would do. */
final class DiffParts {
    private static final int NAMED = 8;

    private DiffParts() {}

    static void write(Page page, Diff diff, String dataset) {
        Verdict verdict = diff.verdict();
        page.header("Ready: " + ready(verdict.ready()));
        page.line(new Line(List.of())
                .bold(dataset)
                .text(", version ")
                .code(diff.candidate().agentVersion())
                .text(" against ")
                .code(diff.baseline().agentVersion())
                .text(": " + diff.candidate().passed() + " of "
                        + Words.count(diff.candidate().scored(), "case") + " pass, " + before(diff)));
        page.bullets("Why", verdict.reasons().stream().map(Line::of).toList(), 5);
        page.bullets("The three questions", questions(diff), 3);
        page.bullets("Regressed", lines(diff, CaseChange.Regressed.class), NAMED);
        page.bullets("Fixed", lines(diff, CaseChange.Fixed.class), NAMED);
        page.bullets("Flaky", lines(diff, CaseChange.Flaky.class), NAMED);
        page.bullets("Still failing", lines(diff, CaseChange.StillFailing.class), 5);
        page.bullets("New", lines(diff, CaseChange.Added.class), 5);
        page.bullets(
                "Left out",
                Stream.concat(
                                lines(diff, CaseChange.NotScored.class).stream(),
                                lines(diff, CaseChange.NotComparable.class).stream())
                        .toList(),
                5);
        page.line(diff.verdict().aggregate());
        page.line(chance(diff.chance()));
        page.context(speed(diff));
        diff.notes().forEach(page::context);
    }

    private static String before(Diff diff) {
        return diff.baseline().passed() + " of " + diff.baseline().scored() + " before";
    }

    private static String ready(Verdict.Ready ready) {
        return switch (ready) {
            case YES -> "yes";
            case NO -> "no";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    private static List<Line> questions(Diff diff) {
        Verdict verdict = diff.verdict();
        String target = switch (verdict.target()) {
            case FIXED -> "yes";
            case NOT_FIXED -> "no";
            case NOT_SURE -> "not sure";
            case NONE -> "none failed before";
        };
        String regression = switch (verdict.regression()) {
            case NONE_FOUND -> "none found";
            case CONFIRMED -> "yes, confirmed";
            case NOT_SURE -> "not sure";
        };
        return List.of(
                Line.of("Are the failing cases fixed? ").bold(target),
                Line.of("Did a case that guards regress? ").bold(regression),
                Line.of("Did the averages move? ").bold(moved(diff)));
    }

    private static String moved(Diff diff) {
        return diff.scores().stream()
                .findFirst()
                .map(overall -> switch (overall.judgement()) {
                    case DROPPED -> "down";
                    case IMPROVED -> "up";
                    case NO_CHANGE_FOUND -> "no change found";
                    case TOO_FEW -> "too few cases to tell";
                })
                .orElse("nothing to average");
    }

    private static List<Line> lines(Diff diff, Class<? extends CaseChange> kind) {
        return diff.changes().stream()
                .filter(kind::isInstance)
                .map(DiffParts::line)
                .toList();
    }

    private static Line line(CaseChange change) {
        Line name = new Line(List.of())
                .code(change.subject().id().display())
                .text(" " + change.subject().title() + ": ");
        return switch (change) {
            case CaseChange.Regressed regressed ->
                name.text(fails(regressed.after()) + ", " + passed(regressed.before()))
                        .text(regressed.guarding() ? "" : " (does not guard yet)")
                        .text(because(regressed.why()));
            case CaseChange.Fixed fixed -> name.text(passes(fixed.after()) + ", " + failed(fixed.before()));
            case CaseChange.StillFailing failing -> name.text(fails(failing.after()) + because(failing.why()));
            case CaseChange.StillPassing passing -> name.text(passes(passing.after()));
            case CaseChange.Flaky flaky -> name.text(passes(flaky.after()) + ", " + passed(flaky.before()));
            case CaseChange.Added added -> name.text(passes(added.after()) + because(added.why()));
            case CaseChange.NotComparable other -> name.text(other.reason());
            case CaseChange.NotScored missing -> name.text(missing.reason());
        };
    }

    private static String because(String why) {
        return why.isBlank() ? "" : "; " + why;
    }

    private static String fails(CaseChange.Trials trials) {
        return "fails " + (trials.scored() - trials.passed()) + " of " + trials.scored();
    }

    private static String passes(CaseChange.Trials trials) {
        return "passes " + trials.passed() + " of " + trials.scored();
    }

    private static String failed(CaseChange.Trials trials) {
        return "failed " + (trials.scored() - trials.passed()) + " of " + trials.scored();
    }

    private static String passed(CaseChange.Trials trials) {
        return "passed " + trials.passed() + " of " + trials.scored();
    }

    private static String chance(Diff.Chance chance) {
        String expected = String.format(Locale.ROOT, "%.1f", chance.expectedFlips());
        if (chance.flips() == 0) {
            return "No case flipped; chance alone would flip " + expected + ".";
        }
        String confirmed = chance.confirmationTrials() > 0
                ? ", " + chance.confirmed() + " borne out by " + Words.count(chance.confirmationTrials(), "more trial")
                        + " each"
                : "";
        return Words.count(chance.flips(), "case") + " flipped" + confirmed + "; chance alone would flip " + expected
                + ".";
    }

    private static String speed(Diff diff) {
        Diff.Side now = diff.candidate();
        Diff.Side then = diff.baseline();
        if (now.latencyMedianMillis() == 0) {
            return "";
        }
        String cost = now.costDollars() > 0
                ? String.format(Locale.ROOT, " · $%.4f an answer, before $%.4f", now.costDollars(), then.costDollars())
                : "";
        return "Answers took " + Words.millis(now.latencyMedianMillis()) + " (median; before "
                + Words.millis(then.latencyMedianMillis()) + "), 95 % within " + Words.millis(now.latencyP95Millis())
                + cost;
    }
}
