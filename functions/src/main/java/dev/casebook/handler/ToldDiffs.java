package dev.casebook.handler;

import dev.casebook.Signals;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import java.util.Map;

/** Diffs of which the team's logs hear once their experiment is complete. */
final class ToldDiffs {
    private final ExperimentStore experiments;
    private final Signals signals;

    ToldDiffs(ExperimentStore experiments, Signals signals) {
        this.experiments = experiments;
        this.signals = signals;
    }

    /** Whoever completed the experiment, the signal has the time at which it was. */
    void tell(Experiment experiment, Diff diff) {
        experiments
                .find(experiment.id())
                .flatMap(Experiment::finishedAt)
                .ifPresent(at -> signals.tell(new Signals.Signal(
                        at,
                        "diff-finished",
                        Map.of(
                                "experiment", experiment.id(),
                                "dataset", experiment.plan().dataset(),
                                "ready", diff.verdict().ready().name(),
                                "regression", diff.verdict().regression().name()))));
    }
}
