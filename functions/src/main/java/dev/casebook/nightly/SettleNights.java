package dev.casebook.nightly;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.ResultRow;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what came of the nights whose runs are over, keeps their incidents, and has them told.
 *
 * <p>Called when a night's run ends, and by every tick for what was left in between. Safe to repeat and to run twice at once.
 */
public final class SettleNights {
    private static final Logger LOG = LoggerFactory.getLogger(SettleNights.class);
    private static final int LOOK_BACK = 3;
    private static final int HISTORY = 31;

    private final NightLog log;
    private final ExperimentStore experiments;
    private final NightIncidents incidents;
    private final TellNights tell;

    public SettleNights(NightLog log, ExperimentStore experiments, NightIncidents incidents, TellNights tell) {
        this.log = log;
        this.experiments = experiments;
        this.incidents = incidents;
        this.tell = tell;
    }

    /** Settles what can be settled of a dataset's newest nights. */
    public void settle(String dataset) {
        for (Night night : log.newest(dataset, LOOK_BACK)) {
            if (night.settled()) {
                tell.tell(night);
            } else {
                night.experiment()
                        .flatMap(experiments::find)
                        .filter(Experiment::over)
                        .ifPresent(run -> settle(night, run));
            }
        }
    }

    private void settle(Night night, Experiment run) {
        Night settled = run.state() == Experiment.State.CANCELLED
                ? night.failed("Its run " + run.id() + " was cancelled, so it is not known whether anything broke.")
                : night.ended(report(night, run));
        if (log.change(night, settled)) {
            LOG.info("night {} of {} is settled", run.id(), night.dataset());
            tell.tell(settled);
        }
    }

    private NightReport report(Night night, Experiment run) {
        List<Night> earlier = log.newest(night.dataset(), HISTORY).stream()
                .filter(other ->
                        other.slot().isBefore(night.slot()) && other.report().isPresent())
                .toList();
        Optional<Experiment> baseline = run.plan().baseline().flatMap(experiments::find);
        return diff(run)
                .flatMap(diff -> baseline.map(before -> incidents.kept(
                        night, NightFindings.report(new NightFindings.Material(run, before, diff, earlier)), earlier)))
                .orElseGet(() -> alone(run));
    }

    /** A run with nothing to compare it with. */
    private NightReport alone(Experiment run) {
        List<ResultRow> rows = experiments.results(run.id());
        int scored = cases(
                rows,
                row -> row.standing() == ResultRow.Standing.PASSED || row.standing() == ResultRow.Standing.FAILED);
        int failing = cases(rows, row -> row.standing() == ResultRow.Standing.FAILED);
        return new NightReport(
                run.agent().version(),
                Optional.empty(),
                scored - failing,
                scored,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static int cases(List<ResultRow> rows, java.util.function.Predicate<ResultRow> which) {
        return (int)
                rows.stream().filter(which).map(ResultRow::caseId).distinct().count();
    }

    private Optional<Diff> diff(Experiment run) {
        return experiments.report(run.id()).map(report -> {
            try {
                return Json.mapper().readValue(report, Diff.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the report of " + run.id() + " is not a diff");
            }
        });
    }
}
