package dev.casebook.evaluation;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Agents;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.spending.PaidWork;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.RunLabel;
import dev.casebook.work.Subject;
import dev.casebook.work.WorkQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans an experiment, makes sure that the version can be reached, and sends its lanes on their way. */
public final class StartExperiment {
    private static final Logger LOG = LoggerFactory.getLogger(StartExperiment.class);

    private static final int FIRST_TRIALS = 3;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final Agents agents;
    private final AgentRunner runner;
    private final PaidWork paid;
    private final Expectations expectations;
    private final WorkQueue work;
    private final ReplyQueue replies;
    private final int concurrency;

    /**
     * Who runs agents, and what judges their answers.
     *
     * @param evaluators tell what their judges should cost
     * @param paid while it is stopped nothing is started
     */
    public record Means(Agents agents, AgentRunner runner, Evaluators evaluators, PaidWork paid) {}

    /** The queues it writes to. */
    public record Out(WorkQueue work, ReplyQueue replies) {}

    /**
     * Takes its parts.
     *
     * @param concurrency how many cases of one experiment run at once, at least 1
     */
    public StartExperiment(CaseStore cases, ExperimentStore experiments, Means means, Out out, int concurrency) {
        this.cases = cases;
        this.experiments = experiments;
        this.agents = means.agents();
        this.runner = means.runner();
        this.paid = means.paid();
        this.expectations = new Expectations(cases, experiments, means.evaluators());
        this.work = out.work();
        this.replies = out.replies();
        this.concurrency = concurrency;
    }

    /**
     * Starts an evaluation. Idempotent: the same ping is the same experiment.
     *
     * @throws CasebookException.Permanent while paid work is stopped, for an unknown dataset, case, version or experiment, an empty selection, or an agent
     *     that cannot be reached
     */
    public Experiment evaluate(Job.Evaluate job, Optional<Address> showIn) {
        paid.require();
        Dataset dataset = cases.dataset(job.dataset()).orElseThrow(() -> noDataset(job.dataset()));
        AgentVersion agent = version(dataset, job.options());
        Selection chosen = Selection.of(job.options(), dataset, cases, experiments);
        if (chosen.cases().isEmpty()) {
            throw new CasebookException.Permanent(
                    "The dataset " + dataset.name()
                            + " has no active case. Nothing was started. Write the right answer into a draft, or import cases.");
        }
        Optional<Experiment> baseline = baseline(dataset, job.options().against());
        runner.probe(agent);
        return start(new Experiment(
                id(job.ping()),
                Experiment.Purpose.EVALUATION,
                agent,
                plan(dataset, chosen, trials(job.options().trials(), baseline), baseline),
                Experiment.State.RUNNING,
                Optional.empty(),
                new Experiment.Request(
                        job.ping().from(),
                        job.ping().at(),
                        showIn,
                        job.options().branch(),
                        job.options().commit(),
                        job.options().label()),
                Optional.empty()));
    }

    private Experiment.Plan plan(Dataset dataset, Selection chosen, int trials, Optional<Experiment> baseline) {
        Optional<Experiment.Backfill> backfill = baseline.flatMap(before -> backfill(dataset, before, chosen));
        List<CaseId> runs = new ArrayList<>(chosen.cases());
        backfill.ifPresent(missing -> runs.addAll(missing.cases()));
        return new Experiment.Plan(
                dataset.name(),
                dataset.version(),
                chosen.cases(),
                trials,
                1,
                concurrency,
                baseline.map(Experiment::id),
                expectations.of(runs, dataset, trials, baseline),
                Optional.of(chosen.suite()),
                backfill);
    }

    /**
     * What the baseline never ran and has no replay of, if its version can still be reached. Where it cannot, these cases stay
     * without a baseline, and the diff says so.
     */
    private Optional<Experiment.Backfill> backfill(Dataset dataset, Experiment baseline, Selection chosen) {
        Set<CaseId> there = new HashSet<>(baseline.plan().cases());
        if (there.containsAll(chosen.cases())) {
            return Optional.empty();
        }
        cases.manifest(dataset.name(), dataset.version(), c -> replayed(c, baseline))
                .forEach(there::addAll);
        List<CaseId> missing =
                chosen.cases().stream().filter(id -> !there.contains(id)).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        try {
            runner.probe(baseline.agent());
            return Optional.of(new Experiment.Backfill(baseline.agent(), missing));
        } catch (CasebookException e) {
            LOG.info("the baseline's version cannot be reached: {} cases stay without a baseline", missing.size());
            return Optional.empty();
        }
    }

    private static Set<CaseId> replayed(Case c, Experiment baseline) {
        return c.reproduction()
                .filter(replay -> replay.agentVersion().equals(baseline.agent().version()))
                .map(replay -> Set.of(c.id()))
                .orElse(Set.of());
    }

    /** Replays one case against the version that failed, or another. Idempotent like {@link #evaluate}. */
    public Experiment reproduce(Job.Reproduce job) {
        paid.require();
        Case c = cases.findByDisplayId(job.caseId()).orElseThrow(() -> noCase(job.caseId()));
        Dataset dataset = cases.dataset(c.dataset()).orElseThrow(() -> noDataset(c.dataset()));
        String version = job.agentVersion()
                .or(() -> c.origin().agentVersion())
                .or(() -> agents.find(dataset.agent()).flatMap(AgentProfile::deployed))
                .orElseThrow(
                        () -> new CasebookException.Permanent(
                                "It is not known which version of the agent failed. Nothing was run. Name one with --agent-version."));
        AgentVersion agent = new AgentVersion(dataset.agent(), version, Optional.empty());
        runner.probe(agent);
        Experiment.Plan plan = new Experiment.Plan(
                c.dataset(),
                dataset.version(),
                List.of(c.id()),
                trials(job.trials()),
                1,
                concurrency,
                Optional.empty(),
                Optional.empty());
        return start(new Experiment(
                id(job.ping()),
                Experiment.Purpose.REPRODUCTION,
                agent,
                plan,
                Experiment.State.RUNNING,
                Optional.empty(),
                new Experiment.Request(
                        job.ping().from(), job.ping().at(), asker(job, c), Optional.empty(), Optional.empty()),
                Optional.empty()));
    }

    /** Who asked alone is answered alone; else the message of the case's incident says what came of it, if there is one. */
    private static Optional<Address> asker(Job.Reproduce job, Case c) {
        return Optional.of(job.ping().replyTo())
                .filter(to -> to instanceof Address.Ephemeral
                        || to instanceof Address.Direct
                        || c.incident().isEmpty());
    }

    private Experiment start(Experiment experiment) {
        if (!experiments.create(experiment)) {
            return experiments.find(experiment.id()).orElse(experiment);
        }
        experiment
                .shownIn()
                .ifPresent(to -> replies.send(
                        new Reply.Refresh(to, new Subject(Subject.Kind.EXPERIMENT, experiment.id())), Duration.ZERO));
        for (Lane lane : experiments.lanes(experiment)) {
            work.send(new Job.RunLane(experiment.id(), lane.number(), lane.epoch()), Duration.ZERO);
        }
        return experiment;
    }

    private AgentVersion version(Dataset dataset, Job.Evaluate.Options options) {
        Optional<URI> url = options.agentUrl().map(StartExperiment::uri);
        Optional<String> deployed = agents.find(dataset.agent()).flatMap(AgentProfile::deployed);
        String version = options.agentVersion()
                .or(() -> url.isPresent() ? Optional.of(options.commit().orElse("local")) : deployed)
                .orElseThrow(() -> new CasebookException.Permanent("Which version of " + dataset.agent()
                        + " shall be run? Nothing was started. Name one with --agent-version or --agent-url."));
        if (url.isEmpty() && agents.find(dataset.agent()).isEmpty()) {
            throw new CasebookException.Permanent("The agent " + dataset.agent()
                    + " is not configured. Nothing was started. Add it to casebook.yaml or give --agent-url.");
        }
        return new AgentVersion(dataset.agent(), version, url, options.label().flatMap(RunLabel::model));
    }

    private Optional<Experiment> baseline(Dataset dataset, Optional<String> against) {
        if (against.isPresent()) {
            Experiment named = experiments
                    .find(against.get())
                    .orElseThrow(() -> new CasebookException.Permanent(
                            "There is no experiment " + against.get() + ". Nothing was started."));
            if (named.state() != Experiment.State.COMPLETE
                    || !named.plan().dataset().equals(dataset.name())) {
                throw new CasebookException.Permanent("Experiment " + against.get() + " is not a complete run of "
                        + dataset.name() + ". Nothing was started.");
            }
            return Optional.of(named);
        }
        return dataset.baseline().flatMap(set -> experiments.find(set.experiment()));
    }

    /**
     * Where nobody says, a run without a baseline has three trials: it becomes one, and a single trial cannot tell a steady case
     * from one that fails half of the time.
     */
    private static int trials(int asked, Optional<Experiment> baseline) {
        return asked == Job.Evaluate.Options.USUAL_TRIALS ? (baseline.isPresent() ? 1 : FIRST_TRIALS) : trials(asked);
    }

    private static int trials(int asked) {
        if (asked < 1 || asked > 20) {
            throw new CasebookException.Permanent("Trials are 1 to 20. Nothing was started.");
        }
        return asked;
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
                throw new CasebookException.Permanent(
                        "The agent's address must start with http:// or https://. Nothing was started.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new CasebookException.Permanent("The agent's address is not a URL. Nothing was started.");
        }
    }

    private static String id(Ping ping) {
        return "EXP-" + CaseId.hash("experiment\n" + ping.id()).substring(0, 8);
    }

    private static CasebookException noDataset(String name) {
        return new CasebookException.Permanent(
                "There is no dataset " + name + ". Nothing was started. `list` shows the datasets there are.");
    }

    private static CasebookException noCase(String name) {
        return new CasebookException.Permanent(
                "There is no active case " + name + ". Nothing was started. `list` shows the cases there are.");
    }
}
