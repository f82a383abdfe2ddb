package dev.casebook.bot.message;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Score;
import dev.casebook.diff.Verdict;
import dev.casebook.diff.report.ScoreCells;
import dev.casebook.evaluation.Experiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything about a diff that the channel need not read: stands in the thread of its message. */
public final class DiffDetailsMessage {
    private static final int NAMED = 10;
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5, 6);

    private DiffDetailsMessage() {}

    /**
     * The averages, the trend, what changed besides, cost and duration.
     *
     * @param run whose diff it is; empty for a comparison of two runs
     */
    public static SlackMessage of(Diff diff, String dataset, Optional<Experiment> run, Trend trend) {
        Page page = new Page();
        scores(page, diff.scores());
        trend.write(page, dataset);
        if (diff.verdict().ready() != Verdict.Ready.CANNOT_TELL) {
            page.bullets(
                    "What the answer rests on",
                    diff.verdict().reasons().stream().map(Line::of).toList(),
                    NAMED);
        }
        page.bullets("Worse, but does not block", DiffParts.lines(diff, DiffParts::doesNotBlock), NAMED);
        page.bullets("Still failing", DiffParts.lines(diff, CaseChange.StillFailing.class::isInstance), NAMED);
        page.bullets("Flaky", DiffParts.lines(diff, CaseChange.Flaky.class::isInstance), NAMED);
        page.bullets("New", DiffParts.lines(diff, CaseChange.Added.class::isInstance), NAMED);
        page.bullets("Not scored", DiffParts.lines(diff, CaseChange.NotScored.class::isInstance), NAMED);
        page.bullets("Not comparable", DiffParts.lines(diff, CaseChange.NotComparable.class::isInstance), NAMED);
        page.bullets(
                "What changed besides, and what was left out",
                diff.notes().stream().map(Line::of).toList(),
                NAMED);
        page.line(DiffParts.chance(diff.chance()));
        page.line(DiffParts.speed(diff));
        run.ifPresent(experiment -> page.line(spent(experiment)));
        return page.metadata(
                        "casebook.diff",
                        Map.of(
                                "experiment", diff.candidate().experiment(),
                                "baseline", diff.baseline().experiment(),
                                "dataset", dataset))
                .build();
    }

    private static void scores(Page page, List<Score> scores) {
        page.table(new Block.Table(
                List.of("Evaluator", "Cases", "Before", "After", "Change", "95 % interval", "p"),
                scores.stream().map(ScoreCells::of).toList(),
                NUMBERS));
    }

    private static String spent(Experiment experiment) {
        List<String> parts = new ArrayList<>();
        experiment
                .finishedAt()
                .ifPresent(end -> parts.add("Took "
                        + Words.span(Duration.between(experiment.request().at(), end))
                        + experiment
                                .plan()
                                .expected()
                                .filter(expected -> expected.millis() > 0)
                                .map(expected -> ", expected " + Words.about(Duration.ofMillis(expected.millis())))
                                .orElse("")));
        experiment
                .totals()
                .filter(used -> used.dollars() > 0)
                .ifPresent(used -> parts.add("cost " + Words.dollars(used.dollars())
                        + (used.judgeDollars() > 0 ? " (judges " + Words.dollars(used.judgeDollars()) + ")" : "")));
        experiment
                .totals()
                .filter(used -> !used.models().isEmpty())
                .ifPresent(used -> parts.add("model " + String.join(", ", used.models())));
        return String.join(" · ", parts);
    }
}
