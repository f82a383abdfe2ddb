package dev.casebook.handler;

import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.Optional;

/** Brings messages of earlier runs up to date when something is done with those runs, so that used buttons go. */
final class ShownRuns {
    private static final int LATEST = 3;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final ReplyQueue replies;

    ShownRuns(CaseStore cases, ExperimentStore experiments, ReplyQueue replies) {
        this.cases = cases;
        this.experiments = experiments;
        this.replies = replies;
    }

    /** Which run a dataset is compared with. */
    Optional<String> baseline(String dataset) {
        return cases.dataset(dataset).flatMap(Dataset::baseline).map(Dataset.Baseline::experiment);
    }

    /** A run was started: earlier ones of the same version no longer offer it. */
    void started(Experiment run) {
        experiments.newest(run.plan().dataset(), LATEST).stream()
                .filter(earlier -> earlier.agent().equals(run.agent()))
                .filter(earlier -> !earlier.id().equals(run.id()))
                .forEach(this::refresh);
    }

    /** Something was done with a run. */
    void changed(String experiment) {
        experiments.find(experiment).ifPresent(this::refresh);
    }

    private void refresh(Experiment run) {
        run.shownIn()
                .filter(to -> to instanceof Address.ChannelMessage || to instanceof Address.InThread)
                .ifPresent(to -> replies.send(
                        new Reply.Refresh(to, new Subject(Subject.Kind.EXPERIMENT, run.id())), Duration.ZERO));
    }
}
