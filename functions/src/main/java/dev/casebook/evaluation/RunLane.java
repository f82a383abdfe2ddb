package dev.casebook.evaluation;

import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Agents;
import dev.casebook.agent.Deadline;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.spending.PaidWork;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Works on one lane of an experiment: takes the next cases, runs {@code width} at a time without barriers, and hands the lane
 * on before its deadline.
 *
 * <p>A lane has one worker at a time, under a lease that the worker renews while it works; a message that comes while the lease
 * runs is put back until it ends. Results are put if absent, so a worker that lost its lease unnoticed can do no harm.
 */
public final class RunLane {
    static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final ExperimentStore experiments;
    private final Manifests manifests;
    private final RunTrial runTrial;
    private final Agents agents;
    private final WorkQueue work;
    private final ReplyQueue replies;
    private final PaidWork paid;
    private final InstantSource clock;

    /**
     * The queues it writes to.
     *
     * @param paid while it is stopped no lane is worked on: it stays free, and the sweeper sends it on its way again
     */
    public record Out(WorkQueue work, ReplyQueue replies, PaidWork paid) {}

    public RunLane(
            ExperimentStore experiments,
            Manifests manifests,
            RunTrial runTrial,
            Agents agents,
            Out out,
            InstantSource clock) {
        this.experiments = experiments;
        this.manifests = manifests;
        this.runTrial = runTrial;
        this.agents = agents;
        this.work = out.work();
        this.replies = out.replies();
        this.paid = out.paid();
        this.clock = clock;
    }

    /**
     * Goes on with the lane until it has no case left or the deadline is near.
     *
     * @return the experiment, when this was the last of its lanes and it is to be finished
     */
    public Optional<Experiment> run(Job.RunLane job, Deadline deadline) {
        Optional<Experiment> found = experiments.find(job.experiment());
        if (found.isEmpty() || found.get().over()) {
            return Optional.empty();
        }
        if (paid.stopped().isPresent()) {
            return Optional.empty();
        }
        Experiment experiment = found.get();
        Optional<Lane> lane = experiments.lanes(experiment).stream()
                .filter(each -> each.number() == job.lane() && each.epoch() == job.epoch() && !each.over())
                .findFirst();
        if (lane.isEmpty()) {
            return lastLane(experiment);
        }
        Instant now = clock.instant();
        if (lane.get().leasedUntil().isAfter(now)) {
            work.send(job, Duration.between(now, lane.get().leasedUntil()));
            return Optional.empty();
        }
        Lane mine = new Lane(
                job.experiment(),
                job.lane(),
                job.epoch(),
                now.plus(LEASE),
                lane.get().results(),
                false);
        if (!experiments.change(lane.get(), mine)) {
            work.send(job, LEASE);
            return Optional.empty();
        }
        return work(experiment, mine, deadline);
    }

    private Optional<Experiment> work(Experiment experiment, Lane lane, Deadline deadline) {
        Duration timeout = agents.find(experiment.agent().agent())
                .map(AgentProfile::trialTimeout)
                .orElse(DEFAULT_TIMEOUT);
        Share share = share(experiment, lane);
        Deadline stop = new Deadline(deadline.at().minus(runTrial.longest(timeout)));
        LaneShift shift = new LaneShift(
                experiments, clock, lane, new LaneShift.Start(share.present(), paid), () -> progress(experiment));
        LaneShift.End end = shift.run(experiment.plan().width(), stop, share.left(), new Trials(experiment, timeout));
        return switch (end) {
            case LaneShift.Finished finished -> lastLane(experiment);
            case LaneShift.HandOn next -> {
                work.send(new Job.RunLane(experiment.id(), lane.number(), next.epoch()), Duration.ZERO);
                yield Optional.empty();
            }
            case LaneShift.Lost lost -> Optional.empty();
        };
    }

    /** False for what a stop left without a score: it is run again when work goes on, since a stored result never changes. */
    private boolean keep(ResultRow row) {
        boolean cutShort = paid.stopped().isPresent()
                && row.outcomes().values().stream().anyMatch(Outcome.Unscored.class::isInstance);
        if (!cutShort) {
            experiments.put(row);
        }
        return !cutShort;
    }

    /**
     * One case and trial to run.
     *
     * @param experiment under whose id the result is kept
     */
    record Pair(CaseStore.Pin of, int trial, String experiment, AgentVersion agent) {}

    /** The trials of one experiment. */
    private final class Trials implements LaneShift.Work<Case, RunTrial.Asked> {
        private final Experiment experiment;
        private final Duration timeout;

        Trials(Experiment experiment, Duration timeout) {
            this.experiment = experiment;
            this.timeout = timeout;
        }

        @Override
        public Case load(Pair pair) {
            return manifests.load(experiment, pair.of());
        }

        @Override
        public RunTrial.Asked ask(Pair pair, Case loaded) {
            return runTrial.ask(pair.agent(), loaded, pair.trial(), timeout);
        }

        @Override
        public boolean keep(Pair pair, Case loaded, RunTrial.Asked answer) {
            return RunLane.this.keep(runTrial.row(pair.experiment(), loaded, answer));
        }
    }

    /** What a lane has to do in the experiment's present state, and how much of it is there already. */
    private record Share(Queue<Pair> left, int present) {}

    private Share share(Experiment experiment, Lane lane) {
        Set<ExperimentStore.Done> done = experiments.done(experiment.id());
        Set<ExperimentStore.Done> backfilled =
                experiment.plan().backfill().isPresent() ? experiments.done(experiment.backfillRows()) : Set.of();
        Queue<Pair> left = new ArrayDeque<>();
        int present = 0;
        List<Pair> pairs = pairs(experiment);
        for (int i = lane.number(); i < pairs.size(); i += experiment.plan().lanes()) {
            Pair pair = pairs.get(i);
            Set<ExperimentStore.Done> there = pair.experiment().equals(experiment.id()) ? done : backfilled;
            if (there.contains(new ExperimentStore.Done(pair.of().id(), pair.trial()))) {
                present++;
            } else {
                left.add(pair);
            }
        }
        return new Share(left, present);
    }

    private List<Pair> pairs(Experiment experiment) {
        int from = 0;
        int to = experiment.plan().trials();
        List<CaseStore.Pin> manifest = manifests.pins(experiment);
        List<CaseStore.Pin> cases = manifest;
        if (experiment.confirmation().isPresent()) {
            Experiment.Confirmation further = experiment.confirmation().get();
            from = to;
            to += further.trials();
            Set<CaseId> again = Set.copyOf(further.cases());
            cases = cases.stream().filter(c -> again.contains(c.id())).toList();
        }
        List<Pair> pairs = new ArrayList<>();
        for (int trial = from; trial < to; trial++) {
            for (CaseStore.Pin c : cases) {
                pairs.add(new Pair(c, trial, experiment.id(), experiment.agent()));
            }
        }
        if (experiment.confirmation().isEmpty()) {
            experiment.plan().backfill().ifPresent(missing -> pairs.addAll(backfill(experiment, missing, manifest)));
        }
        return pairs;
    }

    /** What the baseline lacks, by its own version. */
    private static List<Pair> backfill(Experiment experiment, Experiment.Backfill missing, List<CaseStore.Pin> cases) {
        Set<CaseId> wanted = new HashSet<>(missing.cases());
        List<Pair> pairs = new ArrayList<>();
        for (int trial = 0; trial < experiment.plan().trials(); trial++) {
            for (CaseStore.Pin c : cases) {
                if (wanted.contains(c.id())) {
                    pairs.add(new Pair(c, trial, experiment.backfillRows(), missing.agent()));
                }
            }
        }
        return pairs;
    }

    private Optional<Experiment> lastLane(Experiment experiment) {
        return experiments.lanes(experiment).stream().allMatch(Lane::over)
                ? experiments.find(experiment.id()).filter(now -> !now.over())
                : Optional.empty();
    }

    private void progress(Experiment experiment) {
        experiment
                .shownIn()
                .ifPresent(to -> replies.send(
                        new Reply.Refresh(to, new Subject(Subject.Kind.EXPERIMENT, experiment.id())), Duration.ZERO));
    }
}
