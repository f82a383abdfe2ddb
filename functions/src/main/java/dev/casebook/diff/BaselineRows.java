package dev.casebook.diff;

import dev.casebook.agent.Deadline;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Manifests;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.evaluation.RunTrial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The baseline's rows for the revisions that a candidate runs.
 *
 * <p>Where the baseline ran a case under an earlier revision, or without an evaluator that judges the candidate, its stored
 * answers are scored again. Where it did not run the case at all, the answers of the case's reproduction are, provided that the
 * baseline's version gave them, or those that the baseline's version gave within the candidate's experiment. Stored rows stay as
 * they are; the new scores are kept with the candidate.
 */
final class BaselineRows {
    /** Judges take seconds for each answer, and a function may run for five minutes. */
    static final Duration AT_ONCE = Duration.ofSeconds(60);

    private final ExperimentStore experiments;
    private final Manifests manifests;
    private final RunTrial runTrial;
    private final InstantSource clock;

    BaselineRows(ExperimentStore experiments, Manifests manifests, RunTrial runTrial, InstantSource clock) {
        this.experiments = experiments;
        this.manifests = manifests;
        this.runTrial = runTrial;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @param rescored cases whose rows were made from stored answers
     * @param backfilled cases that the baseline's version ran within the candidate's experiment
     * @param complete false when the time was up before all answers were scored again: the next call goes on
     */
    record Found(List<ResultRow> rows, Set<CaseId> rescored, Set<CaseId> backfilled, boolean complete) {}

    /** What is compared. */
    record Runs(Experiment baseline, Experiment candidate) {}

    /** A stored answer that is to be scored again. */
    private record Again(Revision of, ResultRow stored) {
        ExperimentStore.Done key() {
            return new ExperimentStore.Done(of.id(), stored.trial());
        }
    }

    /**
     * What there is for a candidate's revisions.
     *
     * @param stored reads rows without the agent's texts
     */
    Found of(RunRows stored, Runs runs, List<Revision> manifest, List<ResultRow> candidateRows) {
        Experiment candidate = runs.candidate();
        Map<CaseId, List<ResultRow>> ran = byCase(stored.of(runs.baseline().id()));
        Map<CaseId, List<ResultRow>> extra =
                candidate.plan().backfill().isPresent() ? byCase(stored.of(candidate.backfillRows())) : Map.of();
        Map<CaseId, ResultRow> now = new HashMap<>();
        candidateRows.forEach(row -> now.putIfAbsent(row.caseId(), row));
        List<ResultRow> rows = new ArrayList<>();
        Set<CaseId> backfilled = new HashSet<>();
        List<Again> again = new ArrayList<>();
        for (Revision c : manifest) {
            List<ResultRow> own = ran.getOrDefault(c.id(), List.of());
            Optional<ResultRow> present = Optional.ofNullable(now.get(c.id()));
            if (!own.isEmpty() && own.stream().allMatch(row -> like(row, c, present))) {
                rows.addAll(own);
            } else if (own.isEmpty() && extra.containsKey(c.id())) {
                rows.addAll(extra.getOrDefault(c.id(), List.of()));
                backfilled.add(c.id());
            } else {
                (own.isEmpty() ? replayed(runs.baseline(), c) : own).forEach(row -> again.add(new Again(c, row)));
            }
        }
        if (again.isEmpty()) {
            return new Found(rows, Set.of(), backfilled, true);
        }
        score(candidate, again);
        List<ResultRow> scored = stored.of(candidate.rescoredRows());
        scored.forEach(row ->
                rows.add(ran.containsKey(row.caseId()) ? row.of(runs.baseline().id()) : row));
        Set<CaseId> rescored = again.stream().map(each -> each.of().id()).collect(Collectors.toSet());
        return new Found(rows, rescored, backfilled, scored.size() >= again.size());
    }

    private static boolean like(ResultRow row, Revision c, Optional<ResultRow> present) {
        return row.revision() == c.revision()
                && present.map(ResultRow::outcomes)
                        .map(Map::keySet)
                        .filter(judged -> !judged.isEmpty())
                        .map(row.outcomes().keySet()::equals)
                        .orElse(true);
    }

    /** As many as the time allows of those that are not there yet. */
    private void score(Experiment candidate, List<Again> again) {
        Set<ExperimentStore.Done> there = experiments.done(candidate.rescoredRows());
        List<Again> left =
                again.stream().filter(each -> !there.contains(each.key())).toList();
        if (left.isEmpty()) {
            return;
        }
        Deadline deadline = Deadline.in(clock, AT_ONCE);
        Map<CaseId, CaseStore.Pin> pins = new HashMap<>();
        manifests.pins(candidate).forEach(pin -> pins.put(pin.id(), pin));
        int width = candidate.plan().lanes() * candidate.plan().width();
        for (int from = 0; from < left.size() && !deadline.left(clock).isZero(); from += width) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                left.subList(from, Math.min(left.size(), from + width))
                        .forEach(each -> threads.execute(() -> score(
                                candidate,
                                Objects.requireNonNull(pins.get(each.of().id())),
                                each)));
            }
        }
    }

    /** Reads the case and the agent's words only now: held for all, they may be too much for the memory. */
    private void score(Experiment candidate, CaseStore.Pin pin, Again again) {
        ResultRow stored = again.stored();
        Case whole = manifests.load(candidate, pin);
        experiments.results(stored.experiment(), stored.caseId()).stream()
                .filter(row -> row.trial() == stored.trial())
                .forEach(row -> experiments.put(runTrial.rescore(candidate.rescoredRows(), whole, row)));
    }

    private static Map<CaseId, List<ResultRow>> byCase(List<ResultRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(ResultRow::caseId));
    }

    private List<ResultRow> replayed(Experiment baseline, Revision c) {
        Optional<List<ResultRow>> rows = c.reproduction()
                .flatMap(replay -> replay.experimentOf(baseline.agent().version()))
                .map(replay -> experiments.results(replay, c.id()));
        return rows.orElse(List.of());
    }
}
