package dev.casebook.bot.message;

import dev.casebook.evaluation.Experiment;
import java.util.List;

/** What somebody can do with a finished run. Values: {@code dataset|version|trials|url}. */
final class RunButtons {
    private static final int MORE = 5;
    private static final int MOST = 20;

    private RunButtons() {}

    static List<Button> of(Experiment experiment) {
        if (experiment.purpose() == Experiment.Purpose.REPRODUCTION) {
            return List.of(Button.of("Show", "show_subject", experiment.id()));
        }
        String dataset = experiment.plan().dataset();
        String version = experiment.agent().version();
        int trials = Math.min(MOST, Math.max(MORE, experiment.plan().trials() * 2));
        String url = experiment.agent().url().map(address -> "|" + address).orElse("");
        return List.of(
                Button.of("Set as baseline", "set_baseline", dataset + "|" + version)
                        .confirmed(
                                Button.Look.NORMAL,
                                new Button.Confirmation(
                                        "Set as baseline?",
                                        "The next runs of " + Clean.cut(dataset, 80) + " are compared with version "
                                                + Clean.cut(version, 80) + ".",
                                        "Set")),
                Button.of(
                        "Re-run with " + trials + " trials", "run_eval", dataset + "|" + version + "|" + trials + url),
                Button.of("Show", "show_subject", experiment.id()));
    }
}
