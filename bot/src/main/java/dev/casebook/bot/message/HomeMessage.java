package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's home tab: what is running, what waits for an answer, how each dataset stands, and how to begin. */
public final class HomeMessage {
    private static final int RUNS = 10;
    private static final int DRAFTS = 5;
    private static final int DATASETS = 20;

    private HomeMessage() {}

    /**
     * Renders it.
     *
     * @param running runs that are not over
     * @param datasets all of them
     * @param ended the last complete run of each dataset that has one
     */
    public static SlackMessage of(
            List<Progress> running, List<DatasetView> datasets, List<Progress> ended, Instant now) {
        Page page = new Page();
        List<Case> drafts = datasets.stream()
                .flatMap(view -> view.cases().stream())
                .filter(c -> c.state() == CaseState.DRAFT && c.reference().isEmpty())
                .sorted(Comparator.comparing((Case c) -> c.origin().addedAt()).reversed())
                .toList();
        if (datasets.isEmpty()) {
            begin(page);
        }
        page.header("Running");
        page.bullets(
                "Runs that are not over", running.stream().map(HomeMessage::run).toList(), RUNS);
        if (running.isEmpty()) {
            page.line("Nothing is running.");
        }
        page.header("Waiting for the right answer");
        drafts.stream().limit(DRAFTS).forEach(draft -> draft(page, draft));
        if (drafts.isEmpty()) {
            page.line("No draft waits.");
        } else if (drafts.size() > DRAFTS) {
            page.line("… and " + Words.count(drafts.size() - DRAFTS, "more draft") + ": list <dataset> names them.");
        }
        page.header("Datasets");
        page.bullets(
                "Each with its last result",
                datasets.stream().map(view -> dataset(view, ended)).toList(),
                DATASETS);
        if (!datasets.isEmpty()) {
            begin(page);
        }
        page.line(Line.of("As of ").moment(now));
        return page.metadata("casebook.report", Map.of("drafts", drafts.size(), "running", running.size()))
                .build();
    }

    /** For somebody who is here for the first time. */
    private static void begin(Page page) {
        page.header("Three steps");
        page.line(new Line(List.of())
                .bold("1. Add the failure. ")
                .text("On an alert's message choose More actions, Add to Casebook; or type ")
                .code("/casebook add <link of the trace>"));
        page.line(new Line(List.of())
                .bold("2. Say what was right. ")
                .text("Press Write the right answer, or hand the case to somebody who knows."));
        page.line(new Line(List.of())
                .bold("3. Try the fix. ")
                .code("/casebook eval <dataset> --agent-version <version>")
                .text(" answers with what got better and what got worse."));
    }

    private static Line run(Progress progress) {
        return new Line(List.of())
                .code(progress.experiment().id())
                .text(" " + progress.experiment().plan().dataset() + ", version "
                        + progress.experiment().agent().version() + ": " + progress.done() + " of "
                        + progress.experiment().total());
    }

    private static void draft(Page page, Case draft) {
        String id = draft.id().display();
        page.line(new Line(List.of())
                .code(id)
                .text(" " + draft.label().title() + " · " + draft.dataset() + " · added ")
                .moment(draft.origin().addedAt()));
        page.buttons(List.of(
                Button.of("Write the right answer", "answer_case:" + id, id),
                Button.of("Show", "show_subject:" + id, id)));
    }

    private static Line dataset(DatasetView view, List<Progress> ended) {
        Line line = new Line(List.of()).bold(view.dataset().name()).text(" · " + DatasetMessage.counts(view.cases()));
        Optional<Progress> last = ended.stream()
                .filter(progress -> progress.experiment()
                        .plan()
                        .dataset()
                        .equals(view.dataset().name()))
                .findFirst();
        return last.map(progress -> line.text(" · version "
                                + progress.experiment().agent().version() + ": " + progress.passed() + " of "
                                + progress.scored() + " pass")
                        .text(progress.diff()
                                .map(diff -> " · ready: "
                                        + Words.small(diff.verdict().ready()))
                                .orElse("")))
                .orElseGet(() -> line.text(" · no run yet"));
    }
}
