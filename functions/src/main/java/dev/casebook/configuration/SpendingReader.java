package dev.casebook.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code spending:}. */
final class SpendingReader {
    private static final int MOST_RUNS = 1_000;
    private static final String DAILY = "daily_budget";
    private static final String MONTHLY = "monthly_budget";

    private SpendingReader() {}

    static SpendingEntry read(Section section) {
        section.expecting(DAILY, MONTHLY, "datasets", "runs_per_user", "runs_per_channel");
        Map<String, JudgeEntry.Budget> datasets = new LinkedHashMap<>();
        section.sections("datasets").forEach((name, dataset) -> {
            dataset.expecting(DAILY, MONTHLY);
            datasets.put(name, budget(dataset));
        });
        Optional<JudgeEntry.Budget> all =
                section.has(DAILY) || section.has(MONTHLY) ? Optional.of(budget(section)) : Optional.empty();
        return new SpendingEntry(
                all,
                datasets,
                section.value("runs_per_user", SpendingReader::runs).orElse(SpendingEntry.RUNS_PER_USER),
                section.value("runs_per_channel", SpendingReader::runs).orElse(SpendingEntry.RUNS_PER_CHANNEL));
    }

    private static JudgeEntry.Budget budget(Section section) {
        return new JudgeEntry.Budget(
                section.required(DAILY, "US dollars for a day, such as 20", JudgeReader::dollars)
                        .orElse(0.0),
                section.value(MONTHLY, JudgeReader::dollars));
    }

    private static int runs(String text) {
        if (text.matches("[0-9]{1,4}")) {
            int runs = Integer.parseInt(text);
            if (runs >= 1 && runs <= MOST_RUNS) {
                return runs;
            }
        }
        throw new Unfit("Expected a whole number of runs in an hour, from 1 to " + MOST_RUNS + ".");
    }
}
