package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dataset and its cases, or all datasets. */
public final class DatasetMessage {
    private static final int NAMED = 20;

    private DatasetMessage() {}

    public static SlackMessage of(DatasetView view) {
        Dataset dataset = view.dataset();
        Page page = new Page().header("Dataset " + dataset.name());
        page.context("agent " + dataset.agent() + " · version " + dataset.version() + " · " + counts(view.cases()));
        page.line(baseline(dataset));
        page.bullets("Drafts: they wait for the right answer", lines(view, CaseState.DRAFT), NAMED);
        page.bullets("Active", lines(view, CaseState.ACTIVE), NAMED);
        page.bullets("Retired", lines(view, CaseState.RETIRED), 5);
        page.bullets(
                "Newest runs", view.runs().stream().map(DatasetMessage::run).toList(), 5);
        if (view.cases().isEmpty()) {
            page.line("It has no cases yet. Add the first: add <trace or link> --dataset " + dataset.name());
        }
        return page.metadata("casebook.report", Map.of("dataset", dataset.name(), "version", dataset.version()))
                .build();
    }

    /** All datasets, one line each. */
    public static SlackMessage of(List<DatasetView> all) {
        if (all.isEmpty()) {
            return new Page()
                    .line("There are no datasets yet. The first case makes one: add <trace or link>")
                    .build();
        }
        List<Line> lines = all.stream()
                .map(view -> new Line(List.of())
                        .bold(view.dataset().name())
                        .text(" · agent " + view.dataset().agent() + " · " + counts(view.cases()))
                        .text(view.dataset()
                                .baseline()
                                .map(b -> " · baseline " + b.agentVersion())
                                .orElse("")))
                .toList();
        return new Page().bullets("Datasets", lines, NAMED).build();
    }

    static String counts(List<Case> cases) {
        return Stream.of(CaseState.values())
                .map(state -> cases.stream().filter(c -> c.state() == state).count() + " " + Words.small(state))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static Line baseline(Dataset dataset) {
        return dataset.baseline()
                .map(set -> new Line(List.of())
                        .bold("Baseline ")
                        .code(set.agentVersion())
                        .text(" (" + set.experiment() + "), set by ")
                        .person(set.by())
                        .text(": " + set.why()))
                .orElseGet(
                        () -> Line.of(
                                "No baseline yet: the first complete run becomes it, of the deployed version where one is configured."));
    }

    private static List<Line> lines(DatasetView view, CaseState state) {
        return view.cases().stream()
                .filter(c -> c.state() == state)
                .map(c -> new Line(List.of())
                        .code(c.id().display())
                        .text(" " + c.label().title() + " · "
                                + c.label().failureMode().label()))
                .toList();
    }

    private static Line run(Experiment experiment) {
        return new Line(List.of())
                .code(experiment.id())
                .text(" version " + experiment.agent().version() + ", "
                        + Words.count(experiment.plan().cases().size(), "case"));
    }
}
