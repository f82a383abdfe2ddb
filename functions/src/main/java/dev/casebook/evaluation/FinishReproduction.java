package dev.casebook.evaluation;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Reproduction;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Counts in how many trials of a replay the failure came back, and notes it on the case. */
public final class FinishReproduction {
    private static final int TRIES = 20;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final InstantSource clock;

    public FinishReproduction(CaseStore cases, ExperimentStore experiments, InstantSource clock) {
        this.cases = cases;
        this.experiments = experiments;
        this.clock = clock;
    }

    /**
     * Ends the replay. Idempotent.
     *
     * @param before told of the case before the replay is marked as complete, so that a crash in between repeats it; not called
     *     when the case is gone
     */
    public void finish(Experiment replay, Consumer<Case> before) {
        List<ResultRow> rows = experiments.results(replay.id());
        Optional<Case> noted = Optional.empty();
        for (int i = 0; i < TRIES && noted.isEmpty(); i++) {
            Optional<Case> now =
                    cases.find(replay.plan().dataset(), replay.plan().cases().getFirst());
            if (now.isEmpty()) {
                break;
            }
            Case next = now.get().reproduced(reproduction(replay, now.get(), rows));
            if (cases.change(now.get(), next)) {
                noted = Optional.of(next);
            }
        }
        noted.ifPresent(before);
        Optional<Reply> reply = noted.flatMap(c -> replay.request()
                .replyTo()
                .map(to -> new Reply.Refresh(to, new Subject(Subject.Kind.CASE, c.id().display()))));
        experiments.end(
                replay,
                replay.ended(Experiment.State.COMPLETE, clock.instant()),
                ExperimentStore.Ending.of(Optional.empty(), reply));
    }

    private Reproduction reproduction(Experiment replay, Case c, List<ResultRow> rows) {
        Reproduction fresh = JudgeReplay.of(c, replay, rows, clock.instant());
        return c.reproduction().map(fresh::after).orElse(fresh);
    }
}
