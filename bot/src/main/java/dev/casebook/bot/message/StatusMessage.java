package dev.casebook.bot.message;

import java.util.List;

/** What is running and what waits for somebody. */
public final class StatusMessage {
    private static final int NAMED = 20;

    private StatusMessage() {}

    /**
     * Renders it.
     *
     * @param running runs that are not over
     * @param openIncidents how many incidents are open
     * @param drafts how many cases wait for the right answer
     */
    public static SlackMessage of(List<Progress> running, int openIncidents, int drafts) {
        Page page = new Page();
        page.bullets("Running", running.stream().map(StatusMessage::line).toList(), NAMED);
        if (running.isEmpty()) {
            page.line("Nothing is running.");
        }
        page.line(Words.count(openIncidents, "open incident") + " · " + Words.count(drafts, "case waits", "cases wait")
                + " for the right answer");
        return page.build();
    }

    private static Line line(Progress progress) {
        return new Line(List.of())
                .code(progress.experiment().id())
                .text(" " + progress.experiment().plan().dataset() + ", version "
                        + progress.experiment().agent().version() + ": " + progress.done() + " of "
                        + progress.experiment().total() + ", "
                        + Words.small(progress.experiment().state()));
    }
}
