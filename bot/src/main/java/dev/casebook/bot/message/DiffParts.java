package dev.casebook.bot.message;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Score;
import dev.casebook.diff.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A diff in words, for somebody who has five seconds and a phone: ready or not, the three answers in one line, then what regressed
 * and what was fixed by name, and one line of averages. The rest is in {@link DiffDetailsMessage}.
 */
final class DiffParts {
    private static final int NAMED = 5;
    private static final int FEWER = 3;
    private static final int SHOWN = 3;
    private static final int SHOWN_FIXED = 2;
    private static final int SHORT_TITLE = 30;
    private static final int LONGEST_TITLE = 70;
    private static final int LONGEST_WHY = 100;
    private static final int SHORTER_WHY = 70;

    private DiffParts() {}

    static void write(Page page, Diff diff, String dataset) {
        Verdict verdict = diff.verdict();
        boolean unclear = verdict.ready() == Verdict.Ready.CANNOT_TELL;
        List<String> reasons = verdict.reasons().stream()
                .filter(reason -> !named(diff, reason))
                .toList();
        page.header("Ready: " + ready(verdict.ready()) + (diff.noRealChange() ? " · no real change" : ""));
        page.line(subject(diff, dataset));
        page.line(questions(diff));
        if (unclear) {
            page.bullets("What would tell", reasons.stream().map(Line::of).toList(), FEWER);
        }
        page.bullets("Regressed", lines(diff, DiffParts::blocks), NAMED);
        page.bullets("Fixed", lines(diff, CaseChange.Fixed.class::isInstance), NAMED);
        if (verdict.target() == Verdict.Target.NOT_FIXED) {
            page.bullets("Still failing", lines(diff, CaseChange.StillFailing.class::isInstance), FEWER);
        }
        page.buttons(shown(diff));
        page.context(unclear || reasons.isEmpty() ? "" : reasons.getFirst());
        page.context(verdict.aggregate());
        page.context(others(diff));
    }

    /** The named cases again, so that a thumb finds them. */
    private static List<Button> shown(Diff diff) {
        return Stream.of(
                        diff.changes().stream().filter(DiffParts::blocks).limit(SHOWN),
                        diff.changes().stream()
                                .filter(CaseChange.Fixed.class::isInstance)
                                .limit(SHOWN_FIXED))
                .flatMap(changes -> changes)
                .map(CaseChange::subject)
                .map(subject -> Button.of(
                        "Show " + Clean.cut(Clean.inline(subject.title()), SHORT_TITLE),
                        "show_subject:" + subject.id().display(),
                        subject.id().display()))
                .toList();
    }

    /** What the thread names. */
    private static String others(Diff diff) {
        boolean failing = diff.verdict().target() == Verdict.Target.NOT_FIXED;
        List<String> others = new ArrayList<>();
        count(others, diff, DiffParts::doesNotBlock, "worse without blocking");
        count(others, diff, change -> change instanceof CaseChange.StillFailing && !failing, "still failing");
        count(others, diff, CaseChange.Flaky.class::isInstance, "flaky");
        count(others, diff, CaseChange.Added.class::isInstance, "new");
        count(others, diff, CaseChange.NotScored.class::isInstance, "not scored");
        count(others, diff, CaseChange.NotComparable.class::isInstance, "not comparable");
        return String.join(" · ", others);
    }

    private static void count(List<String> counts, Diff diff, Predicate<CaseChange> wanted, String what) {
        long n = diff.changes().stream().filter(wanted).count();
        if (n > 0) {
            counts.add(n + " " + what);
        }
    }

    /** Whether a list of cases says it too. */
    private static boolean named(Diff diff, String reason) {
        return diff.changes().stream()
                .filter(change -> blocks(change)
                        || change instanceof CaseChange.Fixed
                        || change instanceof CaseChange.StillFailing)
                .anyMatch(change -> reason.contains(change.subject().id().display()));
    }

    private static Line subject(Diff diff, String dataset) {
        return new Line(List.of())
                .bold(dataset)
                .text(", version ")
                .code(diff.candidate().agentVersion())
                .text(" against ")
                .code(diff.baseline().agentVersion())
                .text(": " + diff.candidate().passed() + " of "
                        + Words.count(diff.candidate().scored(), "case") + " pass, before "
                        + diff.baseline().passed() + " of " + diff.baseline().scored());
    }

    static String ready(Verdict.Ready ready) {
        return switch (ready) {
            case YES -> "yes";
            case NO -> "no";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    private static Line questions(Diff diff) {
        Verdict verdict = diff.verdict();
        String target = switch (verdict.target()) {
            case FIXED -> "yes";
            case NOT_FIXED -> "no";
            case NOT_SURE -> "not sure";
            case NONE -> "none was to be fixed";
        };
        String regression = switch (verdict.regression()) {
            case NONE_FOUND -> "none found";
            case CONFIRMED -> "yes, confirmed";
            case NOT_SURE -> "not sure";
        };
        return Line.of("Failing cases fixed: ")
                .bold(target)
                .text(" · Regressed: ")
                .bold(regression)
                .text(" · Average: ")
                .bold(moved(diff));
    }

    private static String moved(Diff diff) {
        return diff.scores().stream()
                .findFirst()
                .map(Score::judgement)
                .map(judgement -> switch (judgement) {
                    case DROPPED -> "dropped";
                    case IMPROVED -> "improved";
                    case NO_CHANGE_FOUND -> "no drop found";
                    case TOO_FEW -> "too few cases to judge";
                })
                .orElse("nothing to average");
    }

    private static boolean blocks(CaseChange change) {
        return change instanceof CaseChange.Regressed regressed && regressed.guarding();
    }

    static boolean doesNotBlock(CaseChange change) {
        return change instanceof CaseChange.Regressed regressed && !regressed.guarding();
    }

    static List<Line> lines(Diff diff, Predicate<CaseChange> wanted) {
        return diff.changes().stream().filter(wanted).map(DiffParts::line).toList();
    }

    private static Line line(CaseChange change) {
        Line name = Line.of(Clean.cut(change.subject().title(), LONGEST_TITLE) + " ")
                .code(change.subject().id().display())
                .text(": ");
        return switch (change) {
            case CaseChange.Regressed regressed ->
                name.text(moved(regressed.before(), regressed.after()) + because(regressed.why(), LONGEST_WHY));
            case CaseChange.Fixed fixed -> name.text(moved(fixed.before(), fixed.after()));
            case CaseChange.StillFailing failing ->
                name.text(passes(failing.after()) + because(failing.why(), SHORTER_WHY));
            case CaseChange.StillPassing passing -> name.text(passes(passing.after()));
            case CaseChange.Flaky flaky -> name.text(moved(flaky.before(), flaky.after()));
            case CaseChange.Added added -> name.text(passes(added.after()) + because(added.why(), SHORTER_WHY));
            case CaseChange.NotComparable other -> name.text(other.reason());
            case CaseChange.NotScored missing -> name.text(Clean.cut(missing.reason(), LONGEST_WHY));
        };
    }

    private static String because(String why, int longest) {
        return why.isBlank() ? "" : "; " + Clean.cut(why, longest);
    }

    private static String moved(CaseChange.Trials before, CaseChange.Trials after) {
        return passes(after) + ", before " + before.passed() + " of " + before.scored();
    }

    private static String passes(CaseChange.Trials trials) {
        return "passes " + trials.passed() + " of " + trials.scored();
    }

    static String chance(Diff.Chance chance) {
        String expected = chance.expectedFlips() < 0.05
                ? "almost no case"
                : String.format(Locale.ROOT, "about %.1f cases", chance.expectedFlips());
        String usual = " Two runs of the baseline's version would differ in " + expected + " by chance.";
        if (chance.flips() == 0) {
            return "No case changed its result." + usual;
        }
        boolean one = chance.flips() == 1;
        String further = Words.count(chance.confirmationTrials(), "more trial") + (one ? "" : " each");
        String repeated;
        if (chance.confirmationTrials() == 0) {
            repeated = " and got no more trials.";
        } else if (one) {
            repeated = (chance.confirmed() == 1 ? ", and kept it in " : ", but not again in ") + further + ".";
        } else {
            repeated = "; " + (chance.confirmed() == 0 ? "none" : chance.confirmed()) + " kept it in " + further + ".";
        }
        return Words.count(chance.flips(), "case") + " changed " + (one ? "its" : "their") + " result" + repeated
                + usual;
    }

    static String speed(Diff diff) {
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
                + " (before " + Words.millis(then.latencyP95Millis()) + limit(diff) + ")" + cost;
    }

    private static String limit(Diff diff) {
        long limit = diff.latencyLimitMillis();
        if (limit == 0) {
            return "";
        }
        return (diff.candidate().latencyP95Millis() <= limit ? "; the limit is " : "; over the limit of ")
                + Words.millis(limit);
    }
}
