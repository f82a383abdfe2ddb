package dev.casebook.diff;

import dev.casebook.statistics.ConfirmationPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader must know besides: what it was compared with, what was left out and why, and what chance would do. */
final class Notes {
    private static final int FEW_ROWS = 30;

    private final Evidence evidence;
    private final List<String> notes = new ArrayList<>();

    private Notes(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<String> of(Evidence evidence) {
        Notes notes = new Notes(evidence);
        notes.size();
        notes.leftOut();
        notes.chance();
        notes.notes.addAll(SideChanges.of(evidence));
        notes.baseline();
        return List.copyOf(notes.notes);
    }

    private void baseline() {
        Comparison comparison = evidence.comparison();
        if (comparison.baselineAssumed()) {
            notes.add("Nobody has set a baseline: compared with the first complete run, "
                    + comparison.baseline().id() + " of version "
                    + comparison.baseline().agent().version() + ".");
        }
        List<String> rescored = evidence.where(
                        finding -> comparison.rescored().contains(finding.pair().id())
                                && !finding.pair().before().isEmpty())
                .map(finding -> Wording.name(finding.change().subject()))
                .toList();
        if (!rescored.isEmpty()) {
            notes.add(Wording.list(rescored) + ": "
                    + (rescored.size() == 1 ? "its baseline was" : "their baseline was")
                    + " scored from stored answers.");
        }
        List<String> backfilled = evidence.where(finding ->
                        comparison.backfilled().contains(finding.pair().id()))
                .map(finding -> Wording.name(finding.change().subject()))
                .toList();
        if (!backfilled.isEmpty()) {
            notes.add("The baseline had not run " + Wording.list(backfilled) + ": its version, "
                    + comparison.baseline().agent().version() + ", was run on "
                    + (backfilled.size() == 1 ? "it" : "them") + " within this run.");
        }
    }

    private void size() {
        int scored = evidence.coverage().scored();
        if (scored < FEW_ROWS) {
            notes.add("Only " + Wording.count(scored, "scored row", "scored rows") + ", fewer than " + FEW_ROWS
                    + ": the average says little, the named cases count.");
        }
    }

    private void leftOut() {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (Finding finding : evidence.findings()) {
            if (finding.change() instanceof CaseChange.NotComparable different) {
                byReason.computeIfAbsent(different.reason(), reason -> new ArrayList<>())
                        .add(Wording.name(different.subject()));
            }
        }
        byReason.forEach(
                (reason, names) -> notes.add("Not compared, because " + reason + ": " + Wording.list(names) + "."));
        added();
        List<String> unscored = evidence.named(CaseChange.NotScored.class);
        if (!unscored.isEmpty()) {
            notes.add("Not scored, counted neither as passed nor as failed: " + Wording.list(unscored) + ".");
        }
        partly();
        notRun();
    }

    private void added() {
        List<String> added = evidence.named(CaseChange.Added.class);
        if (added.isEmpty()) {
            return;
        }
        List<String> failing = evidence.where(finding -> finding.change() instanceof CaseChange.Added
                        && finding.pair().after().tally().leaning() != Tally.Leaning.PASSES)
                .map(finding -> Wording.name(finding.change().subject()))
                .toList();
        notes.add("Without a baseline, so not compared: " + Wording.list(added) + "."
                + (failing.isEmpty() ? "" : " Of these, not passing: " + Wording.list(failing) + "."));
    }

    private void partly() {
        long partly = evidence.where(finding -> finding.pair().compared())
                .filter(finding -> silent(finding.pair().before().plannedTally())
                        || silent(finding.pair().after().plannedTally()))
                .count();
        if (partly > 0) {
            notes.add("Some trials of " + Wording.cases(partly) + " have no score; the others count.");
        }
    }

    private static boolean silent(Tally tally) {
        return tally.scored() < tally.trials();
    }

    private void notRun() {
        Comparison comparison = evidence.comparison();
        int unknown =
                comparison.candidate().plan().cases().size() - evidence.pairs().size();
        if (unknown > 0) {
            notes.add(Wording.cases(unknown) + " of the plan left out: their revision is not in the manifest.");
        }
        String elsewhere = comparison.targets().stream()
                .filter(target ->
                        evidence.pairs().stream().noneMatch(pair -> pair.id().equals(target)))
                .map(target -> target.display())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!elsewhere.isEmpty()) {
            notes.add("Of an open incident, but not in this run: " + elsewhere + ".");
        }
    }

    private void chance() {
        List<String> flaky = evidence.named(CaseChange.Flaky.class);
        if (!flaky.isEmpty()) {
            notes.add("Flaky, passing at times and failing at times: " + Wording.list(flaky) + ".");
        }
        FlakeRate flake = evidence.flake();
        if (!flake.measured()) {
            notes.add("The baseline has too few repeated trials to measure how flaky the suite is: "
                    + Wording.percent(flake.rate()) + " of trials were assumed to disagree with their case.");
        }
        ConfirmationPlan plan = flake.plan(evidence.guarding());
        if (evidence.chance().flips() > 0 && !plan.withinLimit()) {
            notes.add("The suite is so flaky that even " + plan.confirmations()
                    + " further trials leave a chance of " + Wording.percent(plan.falseBlockChance())
                    + " that one healthy case is called regressed.");
        }
    }
}
