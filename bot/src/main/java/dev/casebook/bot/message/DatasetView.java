package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import java.util.List;

/**
 * A dataset as it stands.
 *
 * @param cases all of them
 * @param runs its newest complete runs, newest first
 */
public record DatasetView(Dataset dataset, List<Case> cases, List<Experiment> runs) {
    public DatasetView {
        cases = List.copyOf(cases);
        runs = List.copyOf(runs);
    }
}
