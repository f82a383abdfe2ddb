package dev.casebook.bot.message;

import dev.casebook.bot.command.RunValue;
import dev.casebook.casefile.Suite;
import dev.casebook.evaluation.Experiment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody can do with a finished run; what cannot be written into a button is not offered. */
final class RunButtons {
    private static final int MORE = 5;
    private static final int MOST = 20;

    private RunButtons() {}

    /** How often each case runs when somebody runs it again. */
    static int more(Experiment experiment) {
        return Math.min(MOST, Math.max(MORE, experiment.plan().trials() * 2));
    }

    static boolean whole(Experiment experiment) {
        return experiment.plan().suite().orElse(Suite.FULL) == Suite.FULL;
    }

    static List<Button> of(Progress progress) {
        Experiment experiment = progress.experiment();
        List<Button> buttons = new ArrayList<>();
        if (experiment.purpose() == Experiment.Purpose.EVALUATION) {
            RunValue again = value(experiment, more(experiment));
            if (RunValue.read(again.written()).filter(again::equals).isPresent()) {
                buttons.addAll(offered(progress, again));
            }
        }
        return buttons.isEmpty() ? List.of(Button.of("Show", "show_subject", experiment.id())) : buttons;
    }

    private static List<Button> offered(Progress progress, RunValue again) {
        Experiment experiment = progress.experiment();
        List<Button> buttons = new ArrayList<>();
        if (whole(experiment) && progress.since().baseline().isEmpty()) {
            buttons.add(baseline(again));
        }
        if (!whole(experiment) && progress.since().whole().isEmpty()) {
            buttons.add(Button.of(
                    "Run full suite",
                    "run_eval:whole",
                    value(experiment, experiment.plan().trials()).written()));
        }
        if (progress.since().again().isEmpty()) {
            buttons.add(Button.of("Re-run with " + again.trials() + " trials", "run_eval", again.written()));
        }
        return buttons;
    }

    private static RunValue value(Experiment experiment, int trials) {
        return new RunValue(
                experiment.plan().dataset(),
                Optional.of(experiment.agent().version()),
                trials,
                experiment.agent().url().map(URI::toString));
    }

    private static Button baseline(RunValue run) {
        String version = run.agentVersion().orElse("");
        RunValue baseline = new RunValue(run.dataset(), run.agentVersion(), 1, Optional.empty());
        return Button.of("Set as baseline", "set_baseline", baseline.written())
                .confirmed(
                        Button.Look.NORMAL,
                        new Button.Confirmation(
                                "Set as baseline?",
                                "The next runs of " + Clean.cut(run.dataset(), 80) + " are compared with version "
                                        + Clean.cut(version, 80) + ".",
                                "Set"));
    }

    /** What came of the buttons that are gone. */
    static String used(Progress progress) {
        List<String> used = new ArrayList<>();
        progress.since()
                .baseline()
                .ifPresent(set -> used.add(
                        "The baseline of " + progress.experiment().plan().dataset() + " since " + Words.day(set.at())));
        progress.since().whole().ifPresent(run -> used.add("Full suite: " + run));
        progress.since().again().ifPresent(run -> used.add("Run again: " + run));
        return String.join(" · ", used);
    }
}
