package dev.casebook.bot.message;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Suite;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run: how far it is, and then what it changed. Posted once, then updated. */
public final class ExperimentMessage {

    private ExperimentMessage() {}

    public static SlackMessage of(Progress progress) {
        Page page = new Page();
        switch (progress.experiment().state()) {
            case RUNNING -> running(page, progress);
            case CONFIRMING -> confirming(page, progress);
            case COMPLETE -> complete(page, progress);
            case CANCELLED -> cancelled(page, progress);
        }
        return page.metadata("casebook.experiment", payload(progress)).build();
    }

    private static void running(Page page, Progress progress) {
        page.header("Running " + subject(progress.experiment()));
        page.line(bar(progress));
        page.context(about(progress.experiment()));
        page.buttons(List.of(stop(progress.experiment())));
    }

    private static void confirming(Page page, Progress progress) {
        Experiment experiment = progress.experiment();
        Experiment.Confirmation further = experiment.confirmation().orElse(new Experiment.Confirmation(List.of(), 1));
        page.header("Confirming " + subject(experiment));
        page.line(
                Words.count(further.cases().size(), "case gives", "cases give") + " another result than before. To rule"
                        + " out chance each gets " + Words.count(further.trials(), "more trial") + ".");
        page.bullets(
                "Being confirmed",
                further.cases().stream().map(id -> named(progress, id)).toList(),
                10);
        page.line(bar(progress));
        page.context(about(experiment));
        page.buttons(List.of(stop(experiment)));
    }

    private static Line named(Progress progress, CaseId id) {
        return new Line(List.of())
                .code(id.display())
                .text(" " + progress.titles().getOrDefault(id.value(), ""));
    }

    private static void complete(Page page, Progress progress) {
        Experiment experiment = progress.experiment();
        if (progress.diff().isPresent()) {
            DiffParts.write(page, progress.diff().get(), experiment.plan().dataset());
        } else {
            page.header("Finished " + subject(experiment));
            page.line(progress.passed() + " of " + Words.count(progress.scored(), "case") + " pass" + missing(progress)
                    + ".");
            if (experiment.purpose() == Experiment.Purpose.EVALUATION) {
                page.line("There is no baseline to compare with. Set one, and the next run shows what changed.");
            }
        }
        page.context(about(experiment));
        page.context(RunButtons.used(progress));
        page.buttons(RunButtons.of(progress));
    }

    private static String missing(Progress progress) {
        int without = progress.experiment().plan().cases().size() - progress.scored();
        return without > 0 ? "; " + without + " could not be scored" : "";
    }

    private static void cancelled(Page page, Progress progress) {
        page.header("Stopped " + subject(progress.experiment()));
        page.line(progress.done() + " of " + Words.count(progress.experiment().total(), "result")
                + " were there and are kept. It says nothing about the version.");
        page.context(about(progress.experiment()));
    }

    private static String subject(Experiment experiment) {
        return experiment.plan().dataset() + ", version " + experiment.agent().version();
    }

    private static Line bar(Progress progress) {
        int total = progress.experiment().total();
        Line line = Line.of(Words.bar(progress.done(), total) + " ").bold(progress.done() + " of " + total);
        return left(progress)
                .map(left -> line.text(" · " + Words.about(left) + " left"))
                .orElse(line);
    }

    /** From the run's own pace once a tenth is done, before that from what the baseline took. */
    private static Optional<Duration> left(Progress progress) {
        Experiment experiment = progress.experiment();
        int total = experiment.total();
        Duration sofar = Duration.between(experiment.request().at(), progress.now());
        if (progress.done() * 10 >= total && progress.done() > 0 && !sofar.isNegative()) {
            return Optional.of(sofar.multipliedBy(total - progress.done()).dividedBy(progress.done()));
        }
        return experiment
                .plan()
                .expected()
                .map(expected -> Duration.ofMillis(expected.millis()).minus(sofar))
                .filter(left -> !left.isNegative());
    }

    private static String about(Experiment experiment) {
        StringBuilder about = new StringBuilder(experiment.name());
        experiment
                .plan()
                .suite()
                .filter(suite -> suite == Suite.SMOKE)
                .ifPresent(suite -> about.append(" · smoke suite"));
        about.append(" · ").append(Words.count(experiment.plan().cases().size(), "case"));
        about.append(" × ").append(Words.count(experiment.plan().trials(), "trial"));
        about.append(" · dataset version ").append(experiment.plan().datasetVersion());
        experiment
                .request()
                .branch()
                .ifPresent(branch -> about.append(" · branch ").append(branch));
        experiment
                .request()
                .commit()
                .ifPresent(commit -> about.append(" · commit ").append(commit));
        if (!experiment.over()) {
            experiment
                    .plan()
                    .expected()
                    .filter(expected -> expected.costDollars() > 0)
                    .ifPresent(expected -> about.append(" · expected cost ")
                            .append(Words.dollars(expected.costDollars()))
                            .append(
                                    expected.judgeDollars() > 0
                                            ? " (judges " + Words.dollars(expected.judgeDollars()) + ")"
                                            : ""));
        }
        experiment
                .totals()
                .filter(used -> used.inputTokens() + used.outputTokens() > 0)
                .ifPresent(used -> about.append(" · ")
                        .append(Words.count(
                                (int) Math.min(Integer.MAX_VALUE, used.inputTokens() + used.outputTokens()), "token")));
        experiment
                .totals()
                .filter(used -> used.dollars() > 0)
                .ifPresent(used -> about.append(" · cost ").append(Words.dollars(used.dollars())));
        return about.toString();
    }

    private static Button stop(Experiment experiment) {
        return Button.of("Show", "show_subject", experiment.id());
    }

    private static Map<String, Object> payload(Progress progress) {
        Experiment experiment = progress.experiment();
        Map<String, Object> payload = new TreeMap<>();
        payload.put("experiment", experiment.id());
        payload.put("dataset", experiment.plan().dataset());
        payload.put("agent_version", experiment.agent().version());
        payload.put("state", experiment.state().name());
        payload.put("done", progress.done());
        payload.put("total", experiment.total());
        if (experiment.state() == Experiment.State.COMPLETE) {
            payload.put("passed", progress.passed());
            progress.diff().ifPresent(diff -> compared(payload, diff));
            String used = RunButtons.used(progress);
            if (!used.isEmpty()) {
                payload.put("used", used);
            }
        }
        return payload;
    }

    private static void compared(Map<String, Object> payload, Diff diff) {
        payload.put("passed", diff.candidate().passed());
        payload.put("regressed", count(diff, CaseChange.Regressed.class));
        payload.put("fixed", count(diff, CaseChange.Fixed.class));
        payload.put("ready", diff.verdict().ready().name());
        payload.put("baseline", diff.baseline().experiment());
    }

    private static int count(Diff diff, Class<? extends CaseChange> kind) {
        return (int) diff.changes().stream().filter(kind::isInstance).count();
    }
}
