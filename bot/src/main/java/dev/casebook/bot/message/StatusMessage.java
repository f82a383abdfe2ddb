package dev.casebook.bot.message;

import dev.casebook.spending.Spent;
import dev.casebook.spending.Stop;
import java.util.List;
import java.util.Locale;

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
     * @param spent how paid work stands
     */
    public static SlackMessage of(List<Progress> running, int openIncidents, int drafts, Spent spent) {
        Page page = new Page();
        spent.stop().ifPresent(stop -> page.line(stopped(stop)));
        page.bullets("Running", running.stream().map(StatusMessage::line).toList(), NAMED);
        if (running.isEmpty()) {
            page.line("Nothing is running.");
        }
        page.line(Words.count(openIncidents, "open incident") + " · " + Words.count(drafts, "case waits", "cases wait")
                + " for the right answer");
        page.bullets(
                "Spent on judges",
                spent.budgets().stream().map(StatusMessage::line).toList(),
                NAMED);
        return page.build();
    }

    private static Line stopped(Stop stop) {
        return new Line(List.of())
                .bold("Paid work is stopped")
                .text(stop.since() + " by ")
                .person(stop.by())
                .text((stop.reason().isEmpty() ? "" : ": " + stop.reason()) + ". resume lets it go on.");
    }

    private static Line line(Spent.Used used) {
        String month = String.format(Locale.ROOT, "$%.2f", used.month())
                + used.monthly()
                        .map(cap -> String.format(Locale.ROOT, " of $%.2f", cap))
                        .orElse("");
        return Line.of(String.format(
                Locale.ROOT,
                "%s: $%.2f of $%.2f today, %s this month",
                used.name(),
                used.today(),
                used.daily(),
                month));
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
