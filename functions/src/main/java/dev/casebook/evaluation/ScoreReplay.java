package dev.casebook.evaluation;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Reproduction;
import java.util.List;
import java.util.Optional;

/**
 * Scores the stored trials of a case's replay by an answer that somebody has written since: shows at once whether the answer
 * catches the failure. The trials themselves stay as they are; diffs score them in the same way where the baseline's version gave
 * them.
 */
public final class ScoreReplay {
    private static final int TRIES = 20;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final RunTrial runTrial;

    public ScoreReplay(CaseStore cases, ExperimentStore experiments, RunTrial runTrial) {
        this.cases = cases;
        this.experiments = experiments;
        this.runTrial = runTrial;
    }

    /** Notes on the case what its stored trials are worth now. Empty when there are none. */
    public Optional<Reproduction> score(Case answered) {
        Case now = answered;
        for (int i = 0; i < TRIES; i++) {
            Optional<Reproduction> scored = scored(now);
            if (scored.isEmpty() || cases.change(now, now.reproduced(scored.get()))) {
                return scored;
            }
            now = cases.find(answered.dataset(), answered.id()).orElse(now);
        }
        return Optional.empty();
    }

    private Optional<Reproduction> scored(Case c) {
        return c.reproduction()
                .flatMap(stored -> experiments
                        .find(stored.experiment())
                        .filter(Experiment::over)
                        .map(replay -> {
                            List<ResultRow> rows = experiments.results(replay.id(), c.id()).stream()
                                    .map(row -> runTrial.rescore(replay.id(), c, row))
                                    .toList();
                            return JudgeReplay.of(c, replay, rows, stored.at()).after(stored);
                        }));
    }
}
