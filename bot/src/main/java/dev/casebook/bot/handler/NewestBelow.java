package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.DiffDetailsMessage;
import dev.casebook.bot.message.RunOverMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.bot.message.Trend;
import dev.casebook.casefile.Suite;
import dev.casebook.diff.CompareRuns;
import dev.casebook.diff.Diff;
import dev.casebook.diff.report.DiffCsv;
import dev.casebook.diff.report.DiffPage;
import dev.casebook.diff.report.ReadFullDiff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What stands in the thread below a subject's message. Safe for several threads. */
final class NewestBelow {
    private static final int RUNS = 10;
    private static final int LOOK_BACK = 30;
    private static final String PERSON = "[UW][A-Z0-9]{2,20}";

    private final BotParts parts;
    private final RunState runs;

    NewestBelow(BotParts parts, RunState runs) {
        this.parts = parts;
        this.runs = runs;
    }

    Below of(Subject subject) {
        return switch (subject.kind()) {
            case EXPERIMENT ->
                parts.experiments().find(subject.id()).map(this::run).orElse(Below.NOTHING);
            case COMPARISON -> comparison(subject.id());
            case INCIDENT, CASE, DATASET, INCIDENTS, REPORT, EXPORT, DATASETS, NIGHT, PRUNING, STATUS, HAND_OFF, HOME ->
                Below.NOTHING;
        };
    }

    private Below run(Experiment run) {
        if (run.state() != Experiment.State.COMPLETE || run.purpose() != Experiment.Purpose.EVALUATION) {
            return Below.NOTHING;
        }
        Optional<Diff> diff = runs.diff(run);
        Optional<Below.Named> over = Optional.of(run.request().by())
                .filter(by -> by.matches(PERSON))
                .map(by -> new Below.Named("over", RunOverMessage.of(run, diff)));
        return diff.map(found -> below(found, run, Optional.of(run), over))
                .orElseGet(() -> new Below(List.of(), List.of(), over));
    }

    private Below comparison(String id) {
        List<String> both = List.of(id.split("/", 2));
        try {
            Diff diff = new CompareRuns(parts.experiments(), parts.cases()).compare(both.getFirst(), both.getLast());
            return parts.experiments()
                    .find(diff.candidate().experiment())
                    .map(run -> below(diff, run, Optional.empty(), Optional.empty()))
                    .orElse(Below.NOTHING);
        } catch (CasebookException.Permanent e) {
            return Below.NOTHING;
        }
    }

    private Below below(Diff diff, Experiment run, Optional<Experiment> own, Optional<Below.Named> over) {
        String dataset = run.plan().dataset();
        String name = diff.candidate().experiment()
                + (own.isPresent() ? "" : "-" + diff.baseline().experiment());
        ReadFullDiff full = new ReadFullDiff(parts.experiments(), parts.cases());
        return new Below(
                List.of(new Below.Named("details", DiffDetailsMessage.of(diff, dataset, own, trend(run)))),
                List.of(
                        new Below.File(
                                name + ".html",
                                () -> new TextFile(
                                        name + ".html", "Answers side by side", DiffPage.of(full.read(diff)))),
                        new Below.File(
                                name + ".csv",
                                () -> new TextFile(name + ".csv", "All cases", DiffCsv.of(full.read(diff))))),
                over);
    }

    /** Of whole runs, up to this one. */
    private Trend trend(Experiment run) {
        List<Trend.Run> last = new ArrayList<>();
        for (Experiment each : parts.experiments().newest(run.plan().dataset(), LOOK_BACK)) {
            boolean before = !each.request().at().isAfter(run.request().at());
            boolean whole = each.plan().suite().orElse(Suite.FULL) == Suite.FULL
                    || each.id().equals(run.id());
            boolean counts = each.purpose() == Experiment.Purpose.EVALUATION && before && whole;
            if (counts && last.size() < RUNS) {
                last.add(point(each));
            }
        }
        Collections.reverse(last);
        return new Trend(last);
    }

    private Trend.Run point(Experiment run) {
        Optional<Diff.Side> side = runs.diff(run).map(Diff::candidate);
        if (side.isPresent()) {
            return new Trend.Run(
                    run.agent().version(), side.get().passed(), side.get().scored());
        }
        Tally tally = runs.tally(run);
        return new Trend.Run(run.agent().version(), tally.passed(), tally.scored());
    }
}
