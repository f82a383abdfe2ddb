package dev.casebook.handler;

import dev.casebook.agent.Deadline;
import dev.casebook.diff.Diff;
import dev.casebook.diff.FinishExperiment;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.FinishReproduction;
import dev.casebook.evaluation.RunLane;
import dev.casebook.evaluation.SweepExperiments;
import dev.casebook.nightly.RunNight;
import dev.casebook.nightly.SettleNights;
import dev.casebook.work.Job;
import java.util.ArrayList;
import java.util.List;

/** Runs lanes, finishes the experiments whose last lane is over, and tells the incidents that wait for them. */
final class Workbench {
    private final RunLane runLane;
    private final FinishExperiment finishExperiment;
    private final FinishReproduction finishReproduction;
    private final ToldDiffs told;
    private final SettleNights nights;
    private final SweepExperiments sweep;
    private final IncidentFollowUp incidents;

    /** The use cases that end an experiment, and who hears of it. */
    record Endings(FinishExperiment experiment, FinishReproduction reproduction, ToldDiffs told, SettleNights nights) {}

    Workbench(RunLane runLane, Endings endings, SweepExperiments sweep, IncidentFollowUp incidents) {
        this.runLane = runLane;
        this.finishExperiment = endings.experiment();
        this.finishReproduction = endings.reproduction();
        this.told = endings.told();
        this.nights = endings.nights();
        this.sweep = sweep;
        this.incidents = incidents;
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
            case REPRODUCTION -> finishReproduction.finish(experiment, incidents::replayed);
            case EVALUATION -> evaluated(experiment);
        }
        sweep.sendReplies();
    }

    private void evaluated(Experiment experiment) {
        List<Diff> diffs = new ArrayList<>();
        finishExperiment.finish(experiment, diff -> {
            incidents.evaluated(experiment, diff);
            diffs.add(diff);
        });
        diffs.forEach(diff -> told.tell(experiment, diff));
        if (experiment.request().by().equals(RunNight.NAME)) {
            nights.settle(experiment.plan().dataset());
        }
    }
}
