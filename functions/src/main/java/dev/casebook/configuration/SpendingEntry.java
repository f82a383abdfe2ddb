package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What all judges together may spend, besides each one's own budget, and how much work people may start.
 *
 * @param all for everything, where it is capped
 * @param datasets for the answers to one dataset's cases, by its name
 * @param runsPerUser how many runs and replays one person may start in an hour
 * @param runsPerChannel likewise for a channel
 */
public record SpendingEntry(
        Optional<JudgeEntry.Budget> all, Map<String, JudgeEntry.Budget> datasets, int runsPerUser, int runsPerChannel) {
    static final int RUNS_PER_USER = 10;
    static final int RUNS_PER_CHANNEL = 30;

    /** What holds where nothing is said. */
    public static final SpendingEntry USUAL =
            new SpendingEntry(Optional.empty(), Map.of(), RUNS_PER_USER, RUNS_PER_CHANNEL);

    public SpendingEntry {
        requireNonNull(all, "all is null");
        datasets = Configuration.inOrder(datasets);
    }
}
