package dev.casebook.evaluation;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.InstantSource;
import java.util.Optional;

/** Stops an experiment: what it has is kept, its lanes end at their next look. */
public final class CancelExperiment {
    private final ExperimentStore experiments;
    private final InstantSource clock;

    public CancelExperiment(ExperimentStore experiments, InstantSource clock) {
        this.experiments = experiments;
        this.clock = clock;
    }

    /**
     * Cancels it.
     *
     * @throws CasebookException.Permanent when there is no such experiment or it is over
     */
    public Experiment cancel(String id, Doer by) {
        Experiment now = experiments
                .find(id)
                .orElseThrow(() ->
                        new CasebookException.Permanent("There is no experiment " + id + ". Nothing was changed."));
        if (now.over()) {
            throw new CasebookException.Permanent(
                    "Experiment " + now.id() + " has ended already. Nothing was changed.");
        }
        Experiment ended = now.ended(Experiment.State.CANCELLED, clock.instant());
        Optional<Reply> reply =
                now.shownIn().map(to -> new Reply.Refresh(to, new Subject(Subject.Kind.EXPERIMENT, now.id())));
        Deed deed = new Deed(clock.instant(), by, Deed.What.RUN_CANCELLED, now.id());
        if (!experiments.end(
                now, ended, new ExperimentStore.Ending(Optional.empty(), reply, Optional.empty(), Optional.of(deed)))) {
            throw new CasebookException.Retryable("The experiment is being changed at this moment. Try again.");
        }
        return ended;
    }
}
