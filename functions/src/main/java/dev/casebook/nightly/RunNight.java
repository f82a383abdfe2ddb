package dev.casebook.nightly;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseStore;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.StartExperiment;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a night and starts its run: the deployed version over the whole dataset, against the baseline. */
public final class RunNight {
    /** Who asks for a night's run, and what such a run is called. */
    public static final String NAME = "nightly";

    private static final Logger LOG = LoggerFactory.getLogger(RunNight.class);

    private final List<NightPlan> plans;
    private final NightLog log;
    private final CaseStore cases;
    private final StartExperiment startExperiment;
    private final TellNights tell;

    public RunNight(
            List<NightPlan> plans, NightLog log, CaseStore cases, StartExperiment startExperiment, TellNights tell) {
        this.plans = List.copyOf(plans);
        this.log = log;
        this.cases = cases;
        this.startExperiment = startExperiment;
        this.tell = tell;
    }

    /**
     * Runs it. Safe to repeat: a night has one claim, and its run has the ping's id. A night that is planned no longer is done
     * with.
     *
     * @throws CasebookException.Retryable when the agent does not answer at this moment
     */
    public void run(Job.Night job) {
        plans.stream()
                .filter(plan -> plan.dataset().equals(job.dataset()))
                .findFirst()
                .ifPresent(plan -> run(log.claim(Night.due(plan, job.slot(), job.missed())), job));
    }

    private void run(Night night, Job.Night job) {
        if (night.settled()) {
            tell.tell(night);
        } else if (night.experiment().isEmpty()) {
            start(night, job);
        }
    }

    private void start(Night night, Job.Night job) {
        if (empty(night.dataset())) {
            // Nothing guards yet, and nobody need hear of that every night.
            log.change(night, night.failed("The dataset has no active case.").toldNow());
            return;
        }
        try {
            Experiment run = startExperiment.evaluate(evaluation(job), Optional.empty());
            log.change(night, night.started(run.id()));
            LOG.info("night run {} of {} started", run.id(), night.dataset());
        } catch (CasebookException.Permanent e) {
            Night failed = night.failed(String.valueOf(e.getMessage()));
            if (log.change(night, failed)) {
                tell.tell(failed);
            }
        }
    }

    private boolean empty(String dataset) {
        return cases.dataset(dataset)
                .map(found -> cases.manifest(dataset, found.version()).isEmpty())
                .orElse(true);
    }

    private static Job.Evaluate evaluation(Job.Night job) {
        return new Job.Evaluate(
                job.ping(),
                job.dataset(),
                new Job.Evaluate.Options(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Job.Evaluate.Options.USUAL_TRIALS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new RunLabel(Optional.of(NAME), Optional.empty(), Optional.empty()))));
    }
}
