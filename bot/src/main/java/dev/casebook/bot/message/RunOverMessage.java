package dev.casebook.bot.message;

import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls the one who asked for a run when it is over: an update of a message notifies nobody. Stands at the end of its thread. */
public final class RunOverMessage {

    private RunOverMessage() {}

    public static SlackMessage of(Experiment experiment, Optional<Diff> diff) {
        Line line = new Line(List.of())
                .person(experiment.request().by())
                .text(" " + experiment.plan().dataset() + " with version "
                        + experiment.agent().version() + " is done");
        return new Page()
                .line(diff.map(found -> line.text(". Ready: ")
                                .bold(DiffParts.ready(found.verdict().ready()))
                                .text(changed(found) + "."))
                        .orElseGet(() -> line.text(".")))
                .metadata("casebook.experiment", Map.of("experiment", experiment.id(), "part", "over"))
                .build();
    }

    private static String changed(Diff diff) {
        long worse = diff.changes().stream()
                .filter(CaseChange.Regressed.class::isInstance)
                .count();
        long fixed = diff.changes().stream()
                .filter(CaseChange.Fixed.class::isInstance)
                .count();
        return (worse > 0 ? ", " + worse + " regressed" : "") + (fixed > 0 ? ", " + fixed + " fixed" : "");
    }
}
