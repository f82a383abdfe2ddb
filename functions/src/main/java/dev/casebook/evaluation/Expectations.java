package dev.casebook.evaluation;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a run should take and cost before it starts: time by the pace of its baseline, the agent by what it reported there, judges
 * by what they cost there, else by their prices.
 */
final class Expectations {
    /** So many of the baseline's cases are looked at: a mean of these is near enough, and a start must be quick. */
    private static final int LOOKED_AT = 40;

    private static final ExpectedCost.Judging NO_JUDGE = new ExpectedCost.Judging(List.of());

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final Evaluators evaluators;

    Expectations(CaseStore cases, ExperimentStore experiments, Evaluators evaluators) {
        this.cases = cases;
        this.experiments = experiments;
        this.evaluators = evaluators;
    }

    /**
     * The expectation; empty when neither time nor cost is known.
     *
     * @param runs the cases, one entry for each version that runs it
     * @param dataset whose present version holds them
     */
    Optional<Experiment.Expectation> of(List<CaseId> runs, Dataset dataset, int trials, Optional<Experiment> baseline) {
        long millis = baseline.flatMap(before -> Used.expectedMillis(before, runs.size() * trials))
                .orElse(0L);
        boolean judged = !evaluators.longestWait().isZero();
        List<ResultRow> history = baseline.filter(before -> judged || costed(before))
                .map(before -> history(before, runs))
                .orElse(List.of());
        ExpectedCost cost = ExpectedCost.of(
                judged ? judging(runs, dataset) : Collections.nCopies(runs.size(), NO_JUDGE), trials, history);
        return millis == 0 && cost.dollars() == 0 && cost.judgeCalls() == 0
                ? Optional.empty()
                : Optional.of(
                        new Experiment.Expectation(millis, cost.dollars(), cost.judgeDollars(), cost.judgeCalls()));
    }

    /** Whether an agent said what it cost, as far as is known: reading rows for nothing holds up the start. */
    private static boolean costed(Experiment run) {
        return run.totals().map(totals -> totals.agentDollars() > 0).orElse(true);
    }

    /** Of each run case that there is; the cases themselves are not held. */
    private List<ExpectedCost.Judging> judging(List<CaseId> runs, Dataset dataset) {
        Set<CaseId> wanted = new HashSet<>(runs);
        Map<CaseId, ExpectedCost.Judging> known = new HashMap<>();
        cases.manifest(
                        dataset.name(),
                        dataset.version(),
                        c -> wanted.contains(c.id())
                                ? Map.of(c.id(), ExpectedCost.Judging.of(c, evaluators))
                                : Map.<CaseId, ExpectedCost.Judging>of())
                .forEach(known::putAll);
        return runs.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Rows of cases that lie evenly over the run. */
    private List<ResultRow> history(Experiment baseline, List<CaseId> runs) {
        int step = Math.ceilDiv(runs.size(), LOOKED_AT);
        List<ResultRow> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i += step) {
            rows.addAll(experiments.results(baseline.id(), runs.get(i)));
        }
        return rows;
    }
}
