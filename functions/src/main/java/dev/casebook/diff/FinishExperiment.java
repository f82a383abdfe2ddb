package dev.casebook.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.Agents;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Lane;
import dev.casebook.evaluation.Manifests;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.evaluation.RunTrial;
import dev.casebook.evaluation.Used;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Ends an evaluation whose lanes are over: has its flips confirmed by further trials, or writes the diff, COMPLETE and the
 * outgoing reply in one transaction.
 *
 * <p>Safe to repeat and to run twice at once: conditional writes let one of them through.
 */
public final class FinishExperiment {
    private final ExperimentStore experiments;
    private final CaseStore cases;
    private final IncidentStore incidents;
    private final Manifests manifests;
    private final BaselineRows baselineRows;
    private final Agents agents;
    private final WorkQueue work;
    private final InstantSource clock;
    private final BiFunction<List<ResultRow>, List<ResultRow>, Comparison.Besides> besides;

    /** The stores it reads and writes. */
    public record Stores(ExperimentStore experiments, CaseStore cases, IncidentStore incidents) {}

    /**
     * What it works with.
     *
     * @param besides what is known besides the rows of a baseline and those of its candidate, which it is given
     */
    public record Means(
            RunTrial runTrial,
            Agents agents,
            WorkQueue work,
            BiFunction<List<ResultRow>, List<ResultRow>, Comparison.Besides> besides) {}

    public FinishExperiment(Stores stores, Means means, InstantSource clock) {
        this.experiments = stores.experiments();
        this.cases = stores.cases();
        this.incidents = stores.incidents();
        this.manifests = new Manifests(cases);
        this.baselineRows = new BaselineRows(experiments, manifests, means.runTrial(), clock);
        this.agents = means.agents();
        this.work = means.work();
        this.clock = clock;
        this.besides = means.besides();
    }

    /**
     * Finishes it, or has its flips confirmed first. Where the baseline's answers must be scored again and that takes long, it
     * does a part and sends a message to go on with.
     *
     * @param before told of the diff before the experiment is marked as complete, so that a crash in between repeats it; not
     *     called when there is no baseline to differ from
     */
    public void finish(Experiment experiment, Consumer<Diff> before) {
        RunRows stored = new RunRows(experiments);
        Optional<Experiment> baseline = experiment.plan().baseline().flatMap(experiments::find);
        baseline.map(Experiment::id).ifPresent(stored::ahead);
        List<ResultRow> rows = stored.of(experiment.id());
        if (baseline.isEmpty()) {
            end(experiment, all(experiment, stored, rows), Optional.empty());
            return;
        }
        List<Revision> manifest = manifests.of(experiment, Revision::of);
        BaselineRows.Found found =
                baselineRows.of(stored, new BaselineRows.Runs(baseline.get(), experiment), manifest, rows);
        if (!found.complete()) {
            goOnLater(experiment);
            return;
        }
        Comparison comparison = comparison(baseline.get(), experiment, manifest, found, rows);
        if (experiment.state() == Experiment.State.RUNNING) {
            Optional<Experiment.Confirmation> further = Differ.toConfirm(comparison);
            if (further.isPresent()) {
                confirm(experiment, further.get());
                return;
            }
        }
        Diff diff = Differ.compare(comparison.with(besides.apply(comparison.baselineRows(), rows)));
        before.accept(diff);
        end(experiment, all(experiment, stored, rows), Optional.of(diff));
    }

    private void end(Experiment experiment, List<ResultRow> rows, Optional<Diff> diff) {
        Instant now = clock.instant();
        Optional<Reply> reply = experiment
                .request()
                .replyTo()
                .map(to -> new Reply.Refresh(to, new Subject(Subject.Kind.EXPERIMENT, experiment.id())));
        Experiment ended = experiment.ended(Experiment.State.COMPLETE, now).used(totals(experiment, rows, diff));
        experiments.end(
                experiment,
                ended,
                new ExperimentStore.Ending(
                        diff.map(FinishExperiment::json), reply, firstBaseline(ended, now), Optional.empty()));
    }

    /** With those of the baseline's version within it. */
    private static List<ResultRow> all(Experiment experiment, RunRows stored, List<ResultRow> rows) {
        if (experiment.plan().backfill().isEmpty()) {
            return rows;
        }
        List<ResultRow> all = new ArrayList<>(rows);
        all.addAll(stored.of(experiment.backfillRows()));
        return all;
    }

    private static Experiment.Totals totals(Experiment experiment, List<ResultRow> rows, Optional<Diff> diff) {
        List<CaseId> regressed = diff.stream()
                .flatMap(found -> found.changes().stream())
                .filter(change -> change instanceof CaseChange.Regressed regression && regression.guarding())
                .map(change -> change.subject().id())
                .toList();
        return Used.of(experiment, rows, regressed);
    }

    /** A message for a lane that is over finishes its experiment. */
    private void goOnLater(Experiment experiment) {
        Lane lane = experiments.lanes(experiment).getFirst();
        work.send(new Job.RunLane(lane.experiment(), lane.number(), lane.epoch()), Duration.ZERO);
    }

    private void confirm(Experiment experiment, Experiment.Confirmation further) {
        Experiment confirming = experiment.confirming(further);
        if (experiments.confirm(experiment, confirming)) {
            for (Lane lane : experiments.lanes(confirming)) {
                work.send(new Job.RunLane(lane.experiment(), lane.number(), lane.epoch()), Duration.ZERO);
            }
        }
    }

    private Comparison comparison(
            Experiment baseline,
            Experiment experiment,
            List<Revision> manifest,
            BaselineRows.Found before,
            List<ResultRow> rows) {
        boolean assumed = cases.dataset(experiment.plan().dataset())
                .flatMap(Dataset::baseline)
                .filter(set -> set.experiment().equals(baseline.id()))
                .map(set -> set.by().equals(Dataset.Baseline.ASSUMED))
                .orElse(false);
        return new Comparison(
                baseline,
                experiment,
                manifest,
                before.rows(),
                rows,
                before.rescored(),
                targets(manifest),
                assumed,
                before.backfilled(),
                new EarlierTrials(experiments).of(baseline, experiment, manifest, before.rows()),
                Comparison.Besides.NOTHING);
    }

    private Set<CaseId> targets(List<Revision> manifest) {
        return manifest.stream()
                .filter(c -> c.incident().flatMap(incidents::find).stream()
                        .anyMatch(incident -> incident.state() != IncidentState.CLOSED
                                && incident.state() != IncidentState.NOT_A_DEFECT))
                .map(Revision::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The first complete run of the deployed version is the baseline if none was set; diffs say so. Where no deployed version is
     * configured, the first complete run of any version is.
     */
    private Optional<Dataset.Baseline> firstBaseline(Experiment ended, Instant now) {
        Optional<String> deployed = agents.find(ended.agent().agent()).flatMap(AgentProfile::deployed);
        boolean fits = deployed.map(ended.agent().version()::equals).orElse(true);
        boolean without = cases.dataset(ended.plan().dataset())
                .filter(dataset -> dataset.baseline().isEmpty())
                .isPresent();
        if (!fits || !without || !wholeDataset(ended)) {
            return Optional.empty();
        }
        String why = "first complete run" + (deployed.isPresent() ? " of the deployed version" : "");
        return Optional.of(
                new Dataset.Baseline(ended.agent().version(), ended.id(), Dataset.Baseline.ASSUMED, why, now));
    }

    /** Whether it ran all that was active then: a run of a few named cases is nothing to compare later runs with. */
    private boolean wholeDataset(Experiment ended) {
        Set<CaseId> run = Set.copyOf(ended.plan().cases());
        return cases.pins(ended.plan().dataset(), ended.plan().datasetVersion()).stream()
                .map(CaseStore.Pin::id)
                .allMatch(run::contains);
    }

    private static String json(Diff diff) {
        try {
            return Json.mapper().writeValueAsString(diff);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a diff cannot be written as JSON");
        }
    }
}
