package dev.casebook.bot.message;

import dev.casebook.bot.command.RunValue;
import dev.casebook.evaluation.Experiment;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What somebody can do with a finished run; what cannot be written into a button is not offered. */
final class RunButtons {
    private static final int MORE = 5;
    private static final int MOST = 20;

    private RunButtons() {}

    static List<Button> of(Experiment experiment) {
        if (experiment.purpose() == Experiment.Purpose.REPRODUCTION) {
            return List.of(Button.of("Show", "show_subject", experiment.id()));
        }
        int trials = Math.min(MOST, Math.max(MORE, experiment.plan().trials() * 2));
        String dataset = experiment.plan().dataset();
        String version = experiment.agent().version();
        RunValue again = new RunValue(
                dataset, Optional.of(version), trials, experiment.agent().url().map(URI::toString));
        Button show = Button.of("Show", "show_subject", experiment.id());
        if (RunValue.read(again.written()).filter(again::equals).isEmpty()) {
            return List.of(show);
        }
        RunValue baseline = new RunValue(dataset, Optional.of(version), 1, Optional.empty());
        return List.of(
                Button.of("Set as baseline", "set_baseline", baseline.written())
                        .confirmed(
                                Button.Look.NORMAL,
                                new Button.Confirmation(
                                        "Set as baseline?",
                                        "The next runs of " + Clean.cut(dataset, 80) + " are compared with version "
                                                + Clean.cut(version, 80) + ".",
                                        "Set")),
                Button.of("Re-run with " + trials + " trials", "run_eval", again.written()),
                show);
    }
}
