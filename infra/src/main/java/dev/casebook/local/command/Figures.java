package dev.casebook.local.command;

import dev.casebook.evaluation.Experiment;
import java.time.Duration;
import java.util.Locale;

/** What a run should take and cost, and what it used, as a line of text. */
final class Figures {

    private Figures() {}

    static String expected(Experiment.Expectation expected) {
        Duration time = Duration.ofMillis(expected.millis());
        String about = time.toSeconds() < 90
                ? Math.max(1, time.toSeconds()) + " s"
                : Math.round(time.toSeconds() / 60.0) + " min";
        return "Expected: about " + about + (expected.costDollars() > 0 ? ", " + dollars(expected.costDollars()) : "")
                + ", by the baseline's run.";
    }

    static String used(Experiment.Totals totals) {
        if (totals.inputTokens() + totals.outputTokens() == 0 && totals.dollars() == 0) {
            return "Used: the agent reported neither tokens nor cost.";
        }
        return String.format(
                Locale.ROOT,
                "Used: %,d tokens in, %,d out; agent %s, judges %s.",
                totals.inputTokens(),
                totals.outputTokens(),
                dollars(totals.agentDollars()),
                dollars(totals.judgeDollars()));
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, dollars < 1 ? "$%.4f" : "$%.2f", dollars);
    }
}
