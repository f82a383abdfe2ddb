package dev.casebook.bot.message;

import dev.casebook.pruning.Pruning;
import dev.casebook.pruning.Pruning.Candidate;
import java.util.List;
import java.util.Map;

/** A quarter's proposal of cases to retire: each by name, with the reason and what is decided, or the buttons to decide it. */
public final class PruningMessage {
    private static final int LONGEST_TITLE = 90;

    private PruningMessage() {}

    public static SlackMessage of(Pruning pruning) {
        int all = pruning.candidates().size() + pruning.more();
        Page page = new Page()
                .header(pruning.dataset() + ": " + Words.count(all, "case") + " to retire?")
                .line("Nothing is retired unless you say so. A retired case is kept, not run, and can be restored.");
        pruning.candidates().forEach(each -> candidate(page, pruning, each));
        if (pruning.more() > 0) {
            page.line("… and " + Words.count(pruning.more(), "other") + ", which are asked about next quarter.");
        }
        return page.context(
                        Words.count(pruning.runs(), "run was", "runs were")
                                + " looked at. Of an agent that is called over HTTP, the tools that it calls are seen, not those that it has.")
                .metadata(
                        "casebook.pruning",
                        Map.of(
                                "dataset", pruning.dataset(),
                                "slot", pruning.slot().toString(),
                                "candidates", pruning.candidates().size(),
                                "more", pruning.more()))
                .build();
    }

    private static void candidate(Page page, Pruning pruning, Candidate candidate) {
        Line line = new Line(List.of())
                .bold(Clean.cut(candidate.title(), LONGEST_TITLE))
                .text(" ")
                .code(candidate.id().display())
                .text(": " + candidate.why());
        candidate
                .decided()
                .ifPresentOrElse(
                        decided -> page.line(line.text(decided.kept() ? " Kept by " : " Retired by ")
                                .person(decided.by())
                                .text(" on " + Words.day(decided.at()) + ".")),
                        () -> page.line(line).buttons(buttons(pruning, candidate)));
    }

    private static List<Button> buttons(Pruning pruning, Candidate candidate) {
        String id = candidate.id().display();
        return List.of(button("Retire", id, pruning, false), button("Keep", id, pruning, true));
    }

    private static Button button(String label, String id, Pruning pruning, boolean keep) {
        return Button.of(
                label + " " + id,
                "decide_pruning:" + (keep ? "keep" : "retire") + "-" + id,
                id + " " + (keep ? "keep" : "retire") + " " + pruning.id());
    }
}
