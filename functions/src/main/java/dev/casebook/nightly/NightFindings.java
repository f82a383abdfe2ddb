package dev.casebook.nightly;

import dev.casebook.casefile.CaseId;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Score;
import dev.casebook.evaluation.Experiment;
import dev.casebook.nightly.NightReport.Broken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A night's run and the nights before it → what is new in it. Pure: the same material gives the same report. */
final class NightFindings {

    private NightFindings() {}

    /**
     * What a report is made of.
     *
     * @param earlier the nights before it that have a report, newest first
     */
    record Material(Experiment run, Experiment baseline, Diff diff, List<Night> earlier) {}

    /** The report, its incidents not yet named. */
    static NightReport report(Material material) {
        Diff diff = material.diff();
        Map<CaseId, Broken> before = brokenBefore(material.earlier());
        List<Broken> broken = new ArrayList<>();
        List<Broken> undecided = new ArrayList<>();
        List<Broken> passing = new ArrayList<>();
        for (CaseChange change : diff.changes()) {
            Optional<Broken> known =
                    Optional.ofNullable(before.get(change.subject().id()));
            if (change instanceof CaseChange.Regressed regressed && regressed.guarding()) {
                broken.add(broken(regressed, known));
            } else if (passes(change)) {
                known.ifPresent(passing::add);
            } else {
                known.ifPresent(undecided::add);
            }
        }
        List<String> changed = changed(material);
        return new NightReport(
                diff.candidate().agentVersion(),
                Optional.of(new NightReport.Baseline(
                        diff.baseline().experiment(),
                        diff.baseline().agentVersion(),
                        models(material.baseline()).size() == 1
                                ? models(material.baseline()).stream().findFirst()
                                : Optional.empty())),
                diff.candidate().passed(),
                diff.candidate().scored(),
                broken,
                undecided,
                passing,
                changed.isEmpty() ? unchanged(material.run()) : changed,
                remarks(diff, changed));
    }

    private static Map<CaseId, Broken> brokenBefore(List<Night> earlier) {
        Map<CaseId, Broken> before = new HashMap<>();
        earlier.stream().findFirst().flatMap(Night::report).ifPresent(report -> {
            report.broken().forEach(each -> before.put(each.id(), each));
            report.undecided().forEach(each -> before.put(each.id(), each));
        });
        return before;
    }

    private static Broken broken(CaseChange.Regressed regressed, Optional<Broken> known) {
        return new Broken(
                regressed.subject().id(),
                regressed.subject().title(),
                known.map(Broken::incident).orElse(""),
                known.map(Broken::nights).orElse(0) + 1,
                regressed.why());
    }

    private static boolean passes(CaseChange change) {
        return change instanceof CaseChange.StillPassing || change instanceof CaseChange.Fixed;
    }

    /** What changed besides the results, as far as the agent tells. */
    private static List<String> changed(Material material) {
        List<String> changed = new ArrayList<>();
        String versionBefore = material.baseline().agent().version();
        String version = material.run().agent().version();
        if (!versionBefore.equals(version)) {
            changed.add("Agent version: " + versionBefore + " → " + version + ".");
        }
        List<String> modelsBefore = models(material.baseline());
        List<String> models = models(material.run());
        if (!modelsBefore.equals(models)) {
            changed.add("Model as reported: " + named(modelsBefore) + " → " + named(models) + ".");
        }
        return changed;
    }

    private static List<String> unchanged(Experiment run) {
        List<String> models = models(run);
        return List.of(
                models.isEmpty()
                        ? "The agent version is the same; the agent does not report its model."
                        : "Agent version and model (" + named(models) + ") are the same.");
    }

    private static List<String> models(Experiment run) {
        return run.totals().map(Experiment.Totals::models).orElse(List.of());
    }

    private static String named(List<String> models) {
        return models.isEmpty() ? "not reported" : String.join(", ", models);
    }

    private static List<String> remarks(Diff diff, List<String> changed) {
        List<String> remarks = new ArrayList<>(changed);
        diff.scores().stream().limit(1).forEach(overall -> {
            if (overall.judgement() == Score.Judgement.DROPPED) {
                remarks.add("The average dropped.");
            } else if (overall.judgement() == Score.Judgement.IMPROVED) {
                remarks.add("The average improved.");
            }
        });
        count(
                diff,
                CaseChange.Fixed.class,
                "passes that failed in the baseline",
                "pass that failed in the baseline",
                remarks);
        count(diff, CaseChange.NotScored.class, "has no score", "have no score", remarks);
        long worse = diff.changes().stream()
                .filter(change -> change instanceof CaseChange.Regressed regressed && !regressed.guarding())
                .count();
        if (worse > 0) {
            remarks.add(sentence(worse, "is worse and does not guard", "are worse and do not guard"));
        }
        return remarks;
    }

    private static void count(
            Diff diff, Class<? extends CaseChange> kind, String one, String many, List<String> remarks) {
        long count = diff.changes().stream().filter(kind::isInstance).count();
        if (count > 0) {
            remarks.add(sentence(count, one, many));
        }
    }

    private static String sentence(long count, String one, String many) {
        return count == 1 ? "1 case " + one + "." : count + " cases " + many + ".";
    }
}
