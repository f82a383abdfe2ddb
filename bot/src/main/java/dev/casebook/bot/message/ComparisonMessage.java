package dev.casebook.bot.message;

import dev.casebook.diff.Diff;
import java.util.Map;

/** What one run differs in from another, by what is stored of both. */
public final class ComparisonMessage {

    private ComparisonMessage() {}

    /** @param dataset of which both are runs */
    public static SlackMessage of(Diff diff, String dataset) {
        Page page = new Page();
        DiffParts.write(page, diff, dataset);
        page.context(diff.candidate().experiment() + " compared with "
                + diff.baseline().experiment() + ", by their stored results; nothing was run.");
        return page.metadata(
                        "casebook.diff",
                        Map.of(
                                "experiment", diff.candidate().experiment(),
                                "baseline", diff.baseline().experiment(),
                                "dataset", dataset,
                                "ready", diff.verdict().ready().name()))
                .build();
    }
}
