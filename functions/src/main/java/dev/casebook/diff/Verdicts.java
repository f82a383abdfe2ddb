package dev.casebook.diff;

import dev.casebook.evaluation.Experiment;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers the three questions in their order, and with them the headline.
 *
 * <p>NO: a guarding case regressed and further trials bore it out, whatever the number of cases; or a case that was to be fixed
 * still fails; or an average dropped. CANNOT_TELL: a run is incomplete, fewer than 95 % have a score, a flip of a guarding case
 * was not confirmed, or nothing could be compared. Else YES.
 */
final class Verdicts {
    private final Evidence evidence;
    private final Targets targets;

    private Verdicts(Evidence evidence) {
        this.evidence = evidence;
        this.targets = Targets.of(evidence);
    }

    static Verdict of(Evidence evidence) {
        return new Verdicts(evidence).verdict();
    }

    private Verdict verdict() {
        List<String> against = against();
        List<String> unknown = unknown();
        String aggregate = AggregateSentence.of(evidence.scores().getFirst());
        Verdict.Regression regression = regression(unknown);
        if (!against.isEmpty()) {
            List<String> reasons = new ArrayList<>(against);
            reasons.addAll(unknown);
            return new Verdict(Verdict.Ready.NO, reasons, targets.answer(), regression, aggregate);
        }
        if (!unknown.isEmpty()) {
            return new Verdict(Verdict.Ready.CANNOT_TELL, unknown, targets.answer(), regression, aggregate);
        }
        return new Verdict(Verdict.Ready.YES, inFavour(), targets.answer(), regression, aggregate);
    }

    private List<String> against() {
        List<String> against = new ArrayList<>();
        evidence.where(Finding::blocks)
                .map(finding -> moved(finding, "regressed"))
                .forEach(against::add);
        targets.failing().forEach(target -> against.add("Not fixed: " + target));
        evidence.scores().stream()
                .filter(score -> score.judgement() == Score.Judgement.DROPPED)
                .map(Verdicts::dropped)
                .forEach(against::add);
        return against;
    }

    private List<String> unknown() {
        List<String> unknown = new ArrayList<>(incomplete());
        unknown.addAll(evidence.coverage().gaps());
        if (evidence.compared() == 0) {
            unknown.add("No case could be compared: run the baseline on the same revisions");
        }
        evidence.where(Finding::openRegression).map(this::open).forEach(unknown::add);
        targets.unsure().forEach(target -> unknown.add("Not sure that it is fixed: " + target));
        return unknown;
    }

    private String open(Finding finding) {
        String name = Wording.name(finding.change().subject());
        if (finding.change() instanceof CaseChange.Regressed regressed) {
            return name + " may have regressed: passed " + Wording.trials(regressed.before()) + " before, "
                    + Wording.trials(regressed.after())
                    + " now, but cases of this suite do so without any change: run the baseline on it some more times";
        }
        return name + " may have regressed: run its further trials, "
                + evidence.flake().further(evidence.guarding()) + " of them would tell";
    }

    private List<String> incomplete() {
        List<String> incomplete = new ArrayList<>();
        Experiment candidate = evidence.comparison().candidate();
        if (candidate.state() == Experiment.State.CANCELLED) {
            incomplete.add("This run was cancelled: start it again");
        } else if (evidence.coverage().missing() > 0) {
            incomplete.add("This run is not complete, "
                    + Wording.count(evidence.coverage().missing(), "result is", "results are")
                    + " missing: wait for it, or run it again");
        }
        Experiment baseline = evidence.comparison().baseline();
        if (baseline.state() != Experiment.State.COMPLETE) {
            incomplete.add("The baseline run " + baseline.id() + " is not complete: run it again, or set another");
        }
        return incomplete;
    }

    private Verdict.Regression regression(List<String> unknown) {
        if (evidence.findings().stream().anyMatch(Finding::blocks)) {
            return Verdict.Regression.CONFIRMED;
        }
        // An unsettled target alone does not put the cases that guard in doubt.
        return unknown.size() > targets.unsure().size() ? Verdict.Regression.NOT_SURE : Verdict.Regression.NONE_FOUND;
    }

    private List<String> inFavour() {
        List<String> reasons = new ArrayList<>(targets.fixed());
        List<String> fixed = evidence.where(finding -> finding.change() instanceof CaseChange.Fixed
                        && !evidence.comparison()
                                .targets()
                                .contains(finding.pair().id()))
                .map(finding -> moved(finding, "is fixed"))
                .toList();
        if (!fixed.isEmpty()) {
            reasons.add((targets.fixed().isEmpty() ? "" : "Besides, ") + Wording.list(fixed));
        }
        reasons.add(guarded());
        List<String> others = evidence.named(CaseChange.Regressed.class);
        if (!others.isEmpty()) {
            reasons.add("Fails now, but does not guard because it was not steady before: " + Wording.list(others));
        }
        Diff.Chance chance = evidence.chance();
        if (chance.confirmed() == 0) {
            reasons.add(
                    chance.flips() == 0
                            ? "No real change: no case flipped"
                            : "No real change: "
                                    + Wording.count(chance.flips(), "case flipped, and it", "cases flipped, and none")
                                    + (chance.flips() == 1 ? " did not repeat" : " repeated"));
        }
        return reasons;
    }

    private String guarded() {
        int guarding = evidence.guarding();
        return guarding == 0
                ? "No case guards yet, so none could block"
                : "Nothing regressed of " + Wording.count(guarding, "case that guards", "cases that guard");
    }

    private static String moved(Finding finding, String how) {
        return Wording.name(finding.change().subject()) + " " + how + ": passed "
                + Wording.trials(finding.pair().before().tally().shown()) + " before, "
                + Wording.trials(finding.pair().after().tally().shown()) + " now";
    }

    private static String dropped(Score score) {
        String what = score.name().equals(Aggregate.OVERALL) ? "The average" : score.name();
        return what + " dropped from " + Wording.percent(score.before()) + " to " + Wording.percent(score.after())
                + " (p " + Wording.p(score.p()) + ", n = " + score.n() + ")";
    }
}
