package dev.casebook.bot.message;

import java.util.List;

/**
 * How the last runs of a dataset ended.
 *
 * @param runs oldest first
 */
public record Trend(List<Run> runs) {
    public Trend {
        runs = List.copyOf(runs);
    }

    /**
     * A run.
     *
     * @param label the agent's version
     * @param passed cases that pass, of those that have a score
     */
    public record Run(String label, int passed, int scored) {}

    /** As a chart; from one run nobody sees a trend. */
    void write(Page page, String dataset) {
        List<Run> drawn = runs.stream().filter(run -> run.scored() > 0).toList();
        if (drawn.size() < 2) {
            return;
        }
        page.chart(new Block.Chart(
                "The last " + drawn.size() + " runs of " + dataset,
                Block.Chart.Look.LINE,
                drawn.stream().map(Run::label).toList(),
                List.of(new Block.Chart.Series(
                        "Cases that pass",
                        drawn.stream()
                                .map(run -> Math.round(1000.0 * run.passed() / run.scored()) / 10.0)
                                .toList())),
                "% of scored cases"));
    }
}
