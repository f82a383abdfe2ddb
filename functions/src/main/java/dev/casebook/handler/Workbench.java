package dev.casebook.handler;

import dev.casebook.agent.Deadline;
import dev.casebook.casefile.CaseStore;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.FinishExperiment;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.FinishReproduction;
import dev.casebook.evaluation.RunLane;
import dev.casebook.evaluation.SweepExperiments;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.TriageIncident;
import dev.casebook.nightly.RunNight;
import dev.casebook.nightly.SettleNights;
import dev.casebook.work.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs lanes, finishes the experiments whose last lane is over, and tells the incidents that wait for them. */
final class Workbench {
    private final RunLane runLane;
    private final FinishExperiment finishExperiment;
    private final FinishReproduction finishReproduction;
    private final ToldDiffs told;
    private final SettleNights nights;
    private final SweepExperiments sweep;
    private final TriageIncident incidents;
    private final CaseStore cases;

    /** The use cases that end an experiment, and who hears of it. */
    record Endings(FinishExperiment experiment, FinishReproduction reproduction, ToldDiffs told, SettleNights nights) {}

    Workbench(RunLane runLane, Endings endings, SweepExperiments sweep, TriageIncident incidents, CaseStore cases) {
        this.runLane = runLane;
        this.finishExperiment = endings.experiment();
        this.finishReproduction = endings.reproduction();
        this.told = endings.told();
        this.nights = endings.nights();
        this.sweep = sweep;
        this.incidents = incidents;
        this.cases = cases;
    }

    void handle(Job.Bench job, Deadline deadline) {
        switch (job) {
            case Job.RunLane lane -> runLane.run(lane, deadline).ifPresent(this::finish);
        }
    }

    /** The sweeper's part of the tick. */
    void sweep() {
        sweep.sweep().forEach(this::finish);
    }

    private void finish(Experiment experiment) {
        switch (experiment.purpose()) {
            case REPRODUCTION -> finishReproduction.finish(experiment, c -> incidents.reproduced(c.id()));
            case EVALUATION -> evaluated(experiment);
        }
        sweep.sendReplies();
    }

    private void evaluated(Experiment experiment) {
        List<Diff> diffs = new ArrayList<>();
        finishExperiment.finish(experiment, diff -> {
            verified(experiment, diff);
            diffs.add(diff);
        });
        diffs.forEach(diff -> told.tell(experiment, diff));
        if (experiment.request().by().equals(RunNight.NAME)) {
            nights.settle(experiment.plan().dataset());
        }
    }

    /** An incident's fix is verified when its case is fixed under another version than it failed under, and nothing regressed. */
    private void verified(Experiment experiment, Diff diff) {
        if (diff.verdict().regression() != Verdict.Regression.NONE_FOUND) {
            return;
        }
        String version = experiment.agent().version();
        IncidentLife.Fix fix = new IncidentLife.Fix(version, experiment.id());
        for (CaseChange change : diff.changes()) {
            if (change instanceof CaseChange.Fixed fixed) {
                cases.find(experiment.plan().dataset(), fixed.subject().id())
                        .filter(c -> !c.origin().agentVersion().equals(Optional.of(version)))
                        .ifPresent(c -> incidents.fixVerified(c.id(), fix));
            }
        }
    }
}
