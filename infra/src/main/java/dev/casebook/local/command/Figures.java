package dev.casebook.local.command;

import dev.casebook.evaluation.Experiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run should take and cost, and what it used, as a line of text. */
final class Figures {

    private Figures() {}

    static String expected(Experiment.Expectation expected) {
        List<String> parts = new ArrayList<>();
        if (expected.millis() > 0) {
            parts.add("about " + time(Duration.ofMillis(expected.millis())));
        }
        if (expected.costDollars() > 0) {
            parts.add("about " + dollars(expected.costDollars()));
        }
        if (expected.judgeCalls() > 0) {
            parts.add(expected.judgeCalls() + " questions to judges (" + dollars(expected.judgeDollars()) + " of it)");
        }
        return "Expected: " + String.join(", ", parts) + ".";
    }

    private static String time(Duration time) {
        return time.toSeconds() < 90
                ? Math.max(1, time.toSeconds()) + " s"
                : Math.round(time.toSeconds() / 60.0) + " min";
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
