package dev.casebook.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * The first question: are the cases that this change should fix, fixed?
 *
 * @param answer over all of them; one that still fails decides
 * @param fixed those that pass now, by name
 * @param failing those that do not, by name with their trials
 * @param unsure those of which it cannot be said, with what would tell
 */
record Targets(Verdict.Target answer, List<String> fixed, List<String> failing, List<String> unsure) {

    static Targets of(Evidence evidence) {
        List<String> fixed = new ArrayList<>();
        List<String> failing = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        evidence.where(finding ->
                        evidence.comparison().targets().contains(finding.pair().id()))
                .forEach(finding -> {
                    String name = Wording.name(finding.change().subject());
                    CaseChange.Trials now = finding.pair().after().tally().shown();
                    switch (answer(finding)) {
                        case FIXED -> fixed.add(fixed(finding, name));
                        case NOT_FIXED -> failing.add(name + ": passes " + Wording.trials(now) + " now");
                        case NOT_SURE, NONE -> unsure.add(name + ": " + reason(finding));
                    }
                });
        return new Targets(overall(fixed, failing, unsure), fixed, failing, unsure);
    }

    private static Verdict.Target overall(List<String> fixed, List<String> failing, List<String> unsure) {
        if (!failing.isEmpty()) {
            return Verdict.Target.NOT_FIXED;
        }
        if (!unsure.isEmpty()) {
            return Verdict.Target.NOT_SURE;
        }
        return fixed.isEmpty() ? Verdict.Target.NONE : Verdict.Target.FIXED;
    }

    private static Verdict.Target answer(Finding finding) {
        Tally.Leaning now = finding.pair().after().tally().leaning();
        return switch (finding.change()) {
            case CaseChange.Fixed fixed -> Verdict.Target.FIXED;
            case CaseChange.StillPassing passing -> Verdict.Target.FIXED;
            case CaseChange.Regressed regressed -> Verdict.Target.NOT_FIXED;
            case CaseChange.StillFailing failing -> Verdict.Target.NOT_FIXED;
            case CaseChange.Flaky flaky ->
                now == Tally.Leaning.PASSES ? Verdict.Target.FIXED : Verdict.Target.NOT_FIXED;
            case CaseChange.Added added -> withoutBaseline(finding, now);
            case CaseChange.NotComparable different ->
                now == Tally.Leaning.PASSES || now == Tally.Leaning.UNKNOWN
                        ? Verdict.Target.NOT_SURE
                        : Verdict.Target.NOT_FIXED;
            case CaseChange.NotScored missing -> Verdict.Target.NOT_SURE;
        };
    }

    /** A case that passes now is fixed only if its failure was seen here before. */
    private static Verdict.Target withoutBaseline(Finding finding, Tally.Leaning now) {
        return switch (now) {
            case FAILS, MIXED -> Verdict.Target.NOT_FIXED;
            case UNKNOWN -> Verdict.Target.NOT_SURE;
            case PASSES ->
                finding.pair()
                        .revision()
                        .reproduction()
                        .filter(replay -> 3 * replay.failed() >= 2 * replay.trials())
                        .map(replay -> Verdict.Target.FIXED)
                        .orElse(Verdict.Target.NOT_SURE);
        };
    }

    private static String fixed(Finding finding, String name) {
        CaseChange.Trials now = finding.pair().after().tally().shown();
        return finding.change() instanceof CaseChange.StillPassing
                ? name + " passes, as it did in the baseline"
                : name + " is fixed: passes " + Wording.trials(now) + " now";
    }

    private static String reason(Finding finding) {
        return switch (finding.change()) {
            case CaseChange.NotScored missing -> missing.reason() + "; run it again";
            case CaseChange.NotComparable different -> different.reason() + "; run the baseline on it";
            case CaseChange.Added added -> "passes now, but was not seen failing before; run the baseline on it";
            case CaseChange.Fixed fixed -> "";
            case CaseChange.StillPassing passing -> "";
            case CaseChange.Regressed regressed -> "";
            case CaseChange.StillFailing failing -> "";
            case CaseChange.Flaky flaky -> "";
        };
    }
}
