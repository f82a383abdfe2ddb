package dev.casebook.diff;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Manifests;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares any two runs of a dataset by what is stored of them. Runs nothing, scores nothing again and writes nothing. */
public final class CompareRuns {
    private final ExperimentStore experiments;
    private final CaseStore cases;

    public CompareRuns(ExperimentStore experiments, CaseStore cases) {
        this.experiments = experiments;
        this.cases = cases;
    }

    /**
     * What the second differs in from the first. Flips were confirmed only if the second was compared with the first when it ran;
     * otherwise the diff says that they are open.
     *
     * @throws CasebookException.Permanent when a run is unknown or still running, or they are of different datasets
     */
    public Diff compare(String before, String after) {
        Experiment baseline = complete(before);
        Experiment candidate = complete(after);
        if (!baseline.plan().dataset().equals(candidate.plan().dataset())) {
            throw new CasebookException.Permanent(
                    baseline.id() + " is a run of " + baseline.plan().dataset() + " and " + candidate.id() + " one of "
                            + candidate.plan().dataset() + ". Only runs of one dataset can be compared.");
        }
        RunRows stored = new RunRows(experiments);
        List<Revision> manifest = new Manifests(cases).of(candidate, Revision::of);
        boolean own = candidate.plan().baseline().filter(baseline.id()::equals).isPresent();
        List<ResultRow> again = own ? stored.of(candidate.rescoredRows()) : List.of();
        Set<CaseId> rescored = again.stream().map(ResultRow::caseId).collect(Collectors.toSet());
        List<ResultRow> rows = rows(stored, baseline, again, rescored);
        if (own && candidate.plan().backfill().isPresent()) {
            rows.addAll(stored.of(candidate.backfillRows()));
        }
        return Differ.compare(new Comparison(
                baseline,
                candidate,
                manifest,
                rows,
                stored.of(candidate.id()),
                rescored,
                Set.of(),
                false,
                Set.of(),
                new EarlierTrials(experiments).of(baseline, candidate, manifest, rows),
                Comparison.Besides.NOTHING));
    }

    private Experiment complete(String id) {
        Experiment run = experiments
                .find(id)
                .orElseThrow(
                        () -> new CasebookException.Permanent("There is no run " + id + ", so nothing was compared."));
        if (run.state() != Experiment.State.COMPLETE) {
            throw new CasebookException.Permanent("The run " + run.id()
                    + " is not complete, so it cannot be compared. `status` shows what is running.");
        }
        return run;
    }

    /** With what of the first one's answers was scored again for the second. */
    private static List<ResultRow> rows(
            RunRows stored, Experiment baseline, List<ResultRow> again, Set<CaseId> rescored) {
        List<ResultRow> rows = new ArrayList<>();
        Set<CaseId> ran = new HashSet<>();
        for (ResultRow row : stored.of(baseline.id())) {
            ran.add(row.caseId());
            if (!rescored.contains(row.caseId())) {
                rows.add(row);
            }
        }
        again.forEach(row -> rows.add(ran.contains(row.caseId()) ? row.of(baseline.id()) : row));
        return rows;
    }
}
