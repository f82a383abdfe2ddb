package dev.casebook.evaluation;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.SmokeSuite;
import dev.casebook.casefile.Suite;
import dev.casebook.work.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The cases that a run takes.
 *
 * @param suite how they were chosen
 * @param cases those that were named first, then in order of their ids
 */
record Selection(Suite suite, List<CaseId> cases) {
    private static final int LOOK_BACK = 20;

    Selection {
        cases = List.copyOf(cases);
    }

    /** What a request asks for of the active cases; named ones alone when no suite is asked for besides. */
    static Selection of(Job.Evaluate.Options options, Dataset dataset, CaseStore cases, ExperimentStore experiments) {
        List<CaseId> active = cases.pins(dataset.name(), dataset.version()).stream()
                .map(CaseStore.Pin::id)
                .toList();
        LinkedHashSet<CaseId> chosen = new LinkedHashSet<>();
        options.cases().forEach(name -> chosen.add(named(active, name)));
        Suite suite = options.suite().orElse(options.cases().isEmpty() ? Suite.FULL : Suite.NAMED);
        switch (suite) {
            case NAMED -> {}
            case FULL -> chosen.addAll(active);
            case SMOKE -> chosen.addAll(smoke(cases.manifest(dataset.name(), dataset.version()), experiments));
        }
        return new Selection(suite, List.copyOf(chosen));
    }

    private static Collection<CaseId> smoke(List<Case> active, ExperimentStore experiments) {
        return SmokeSuite.of(active, regressions(active, experiments), SmokeSuite.DEFAULT_SIZE);
    }

    private static CaseId named(Collection<CaseId> active, String name) {
        return active.stream()
                .filter(id -> id.display().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CasebookException.Permanent("There is no active case " + name
                        + ". Nothing was started. `list` shows the cases there are."));
    }

    /** What failed in production or regressed in one of the last runs, and when. */
    private record Regression(Instant at, CaseId id) {}

    /** Newest first. */
    private static List<CaseId> regressions(List<Case> active, ExperimentStore experiments) {
        if (active.isEmpty()) {
            return List.of();
        }
        List<Regression> regressions = new ArrayList<>();
        active.stream()
                .filter(c -> c.incident().isPresent() || c.reproduction().isPresent())
                .forEach(c -> regressions.add(new Regression(c.origin().addedAt(), c.id())));
        experiments.newest(active.getFirst().dataset(), LOOK_BACK).forEach(run -> of(run).forEach(regressions::add));
        return regressions.stream()
                .sorted(Comparator.comparing(Regression::at)
                        .reversed()
                        .thenComparing(each -> each.id().value()))
                .map(Regression::id)
                .distinct()
                .toList();
    }

    private static Stream<Regression> of(Experiment run) {
        Instant at = run.finishedAt().orElse(run.request().at());
        return run.totals().stream()
                .flatMap(totals -> totals.regressed().stream())
                .map(id -> new Regression(at, id));
    }
}
