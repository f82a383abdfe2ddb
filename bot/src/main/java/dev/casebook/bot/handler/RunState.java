package dev.casebook.bot.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.message.Progress;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.Suite;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run as it is now, read from the stores. Safe for several threads. */
final class RunState {
    private static final int LATER = 10;

    private final BotParts parts;

    RunState(BotParts parts) {
        this.parts = parts;
    }

    Progress of(Experiment experiment) {
        boolean complete = experiment.state() == Experiment.State.COMPLETE;
        Tally tally = complete ? tally(experiment) : Tally.NONE;
        return new Progress(
                experiment,
                complete ? tally.rows() : done(experiment),
                tally.passed(),
                tally.scored(),
                complete ? diff(experiment) : Optional.empty(),
                titles(experiment),
                parts.clock().instant(),
                complete ? since(experiment) : Progress.Since.NOTHING);
    }

    /** Counted from the rows, of which none is held. */
    Tally tally(Experiment experiment) {
        Tally.Counter counter = new Tally.Counter(experiment.plan().trials());
        parts.experiments().eachResult(experiment.id(), counter::count);
        return counter.tally();
    }

    Optional<Diff> diff(Experiment experiment) {
        return parts.experiments().report(experiment.id()).map(report -> {
            try {
                return Json.mapper().readValue(report, Diff.class);
            } catch (JsonProcessingException e) {
                throw new CasebookException.Permanent(
                        "The report of " + experiment.id() + " is not in a form that this version understands.");
            }
        });
    }

    private int done(Experiment experiment) {
        int before = experiment.state() == Experiment.State.CONFIRMING ? experiment.planned() : 0;
        return before
                + parts.experiments().lanes(experiment).stream()
                        .mapToInt(Lane::results)
                        .sum();
    }

    private Map<String, String> titles(Experiment experiment) {
        Map<String, String> titles = new HashMap<>();
        if (experiment.state() == Experiment.State.CONFIRMING) {
            experiment
                    .confirmation()
                    .ifPresent(further -> further.cases()
                            .forEach(id -> parts.cases()
                                    .find(experiment.plan().dataset(), id)
                                    .ifPresent(c ->
                                            titles.put(id.value(), c.label().title()))));
        }
        return titles;
    }

    private Progress.Since since(Experiment experiment) {
        Optional<Dataset.Baseline> baseline = parts.cases()
                .dataset(experiment.plan().dataset())
                .flatMap(Dataset::baseline)
                .filter(set -> set.experiment().equals(experiment.id()));
        int more = experiment.plan().trials() + 1;
        return new Progress.Since(
                baseline,
                later(experiment, run -> run.plan().trials() >= more),
                later(experiment, run -> run.plan().suite().orElse(Suite.FULL) == Suite.FULL));
    }

    /** A later run of the same version. */
    private Optional<String> later(Experiment experiment, Predicate<Experiment> fits) {
        List<Experiment> complete = parts.experiments().newest(experiment.plan().dataset(), LATER);
        return Stream.concat(parts.experiments().unfinished().stream(), complete.stream())
                .filter(run -> run.plan().dataset().equals(experiment.plan().dataset()))
                .filter(run -> run.agent().equals(experiment.agent()))
                .filter(run -> run.request().at().isAfter(experiment.request().at()))
                .filter(fits)
                .map(Experiment::id)
                .findFirst();
    }
}
