package dev.casebook.bot.message;

import dev.casebook.bot.command.Reading;
import dev.casebook.bot.command.Verb;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.family.Family;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.spending.Spent;
import dev.casebook.spending.Stop;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.find.Candidate;
import dev.casebook.trace.find.FindTraces;
import dev.casebook.trace.find.Found;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every message that the bot shows, by name. */
final class AllMessages {

    private AllMessages() {}

    static Map<String, SlackMessage> of(Samples samples, String outside) {
        Map<String, SlackMessage> all = new TreeMap<>();
        all.putAll(CasesAndIncidents.all(samples, outside));
        all.put("experiment-running", run(samples, Experiment.State.RUNNING, 2));
        all.put("experiment-confirming", run(samples, Experiment.State.CONFIRMING, 6));
        all.put("experiment-cancelled", run(samples, Experiment.State.CANCELLED, 2));
        all.put("experiment-without-baseline", run(samples, Experiment.State.COMPLETE, 4));
        for (Verdict.Ready ready : Verdict.Ready.values()) {
            Progress progress = samples.progress(Experiment.State.COMPLETE, 12, Optional.of(samples.diff(ready)));
            all.put("diff-" + ready.name().toLowerCase(Locale.ROOT).replace('_', '-'), ExperimentMessage.of(progress));
        }
        runs(all, samples, outside);
        choices(all, outside);
        all.put("dataset", DatasetMessage.of(samples.datasetView()));
        all.put(
                "export",
                ExportMessage.of(
                        samples.datasetView().dataset(), samples.datasetView().cases()));
        all.put("export-empty", ExportMessage.of(samples.datasetView().dataset(), List.of()));
        all.put("datasets", DatasetMessage.of(List.of(samples.datasetView())));
        incidents(all, samples);
        all.put(
                "status",
                StatusMessage.of(
                        List.of(samples.progress(Experiment.State.RUNNING, 2, Optional.empty())),
                        2,
                        1,
                        new Spent(
                                Optional.empty(),
                                List.of(
                                        new Spent.Used("all judges", 3.2, 20, 41, Optional.of(300.0)),
                                        new Spent.Used("judge mini", 3.2, 5, 41, Optional.empty())))));
        all.put(
                "status-stopped",
                StatusMessage.of(
                        List.of(),
                        0,
                        0,
                        new Spent(
                                Optional.of(new Stop(
                                        Instant.parse("2026-03-04T09:42:00Z"),
                                        "U0MAINTAINER",
                                        "the judge loops " + outside)),
                                List.of())));
        all.put("found", FoundMessage.of(found(outside, 2), Samples.LINKS));
        all.put("found-many", FoundMessage.of(found(outside, FindTraces.SHOWN), Samples.LINKS));
        all.put(
                "found-nothing",
                FoundMessage.of(
                        new Found(List.of(), 0, List.of("tempo answered 401." + outside), true), Samples.LINKS));
        notes(all, outside);
        Nights.all(samples, outside).forEach((name, night) -> all.put(name, NightMessage.of(night)));
        Prunings.all(samples, outside).forEach((name, pruning) -> all.put(name, PruningMessage.of(pruning)));
        return all;
    }

    private static void incidents(Map<String, SlackMessage> all, Samples samples) {
        all.put(
                "incident-back",
                IncidentMessage.of(
                        samples.back(), Optional.of(samples.answered()), CasesAndIncidents.NOTHING, Samples.LINKS));
        all.put(
                "incident-fixed",
                IncidentMessage.of(
                        samples.fixed(), Optional.of(samples.answered()), CasesAndIncidents.NOTHING, Samples.LINKS));
        all.put("report", ReportMessage.of(samples.report()));
        Family family = new Family("clinic", "1GCG5A2Z", 7, Samples.NIGHT, Samples.NIGHT, Optional.empty());
        Family muted = family.withMute(Optional.of(new Family.Mute("U0PETER", Samples.NIGHT)));
        all.put(
                "incident-near-duplicate",
                IncidentMessage.of(
                        samples.near(),
                        Optional.of(samples.draft()),
                        CasesAndIncidents.NOTHING.of(Optional.of(family)),
                        Samples.LINKS));
        all.put(
                "incident-muted",
                IncidentMessage.of(
                        samples.incident(true),
                        Optional.of(samples.draft()),
                        CasesAndIncidents.NOTHING.of(Optional.of(muted)),
                        Samples.LINKS));
        all.put(
                "counted",
                NoteMessage.of(new Reply.Counted(
                        new Address.Direct("U0PETER"),
                        "1GCG5A2Z",
                        family,
                        new Choice("add", "tempo:a1 --dataset clinic --anyway", Choice.Of.FORM))));
        all.put(
                "incident-dismissed",
                IncidentMessage.of(
                        samples.dismissed(), Optional.of(samples.draft()), CasesAndIncidents.NOTHING, Samples.LINKS));
        List<Incident> some = List.of(samples.fixed(), samples.incident(true), samples.incident(false));
        IncidentStore.Listed page = new IncidentStore.Listed(some, Optional.empty());
        all.put("incidents", IncidentsMessage.of(page, Optional.empty(), true));
        all.put(
                "incidents-more",
                IncidentsMessage.of(
                        new IncidentStore.Listed(some, Optional.of("2026-03-04T09:42:00.000000000#INC-7KQ2M9XA")),
                        Optional.of(IncidentState.NOT_A_DEFECT),
                        true));
        all.put(
                "incidents-none",
                IncidentsMessage.of(new IncidentStore.Listed(List.of(), Optional.empty()), Optional.empty(), true));
    }

    private static void choices(Map<String, SlackMessage> all, String outside) {
        List<ChooseMessage.Option> options = List.of(
                new ChooseMessage.Option("7KQ2M9XA", "Offers a slot that is taken" + outside),
                new ChooseMessage.Option("9QZ4T0AB", ""));
        all.put("choose-case", ChooseMessage.of(new Choice("retire", "", Choice.Of.CASE), options));
        all.put("choose-none", ChooseMessage.of(new Choice("cancel", "", Choice.Of.RUNNING_EXPERIMENT), List.of()));
        all.put("choose-form", ChooseMessage.of(new Choice("add", "", Choice.Of.FORM), List.of()));
        all.put(
                "preview-known",
                ChooseMessage.preview(Samples.TRACE.toString(), Optional.of(options.getFirst()), "active"));
        all.put("preview-unknown", ChooseMessage.preview(Samples.TRACE.toString(), Optional.empty(), ""));
    }

    /** What stands around a diff. */
    private static void runs(Map<String, SlackMessage> all, Samples samples, String outside) {
        Diff no = samples.diff(Verdict.Ready.NO);
        Experiment run = samples.experiment(Experiment.State.COMPLETE);
        Trend trend = new Trend(List.of(
                new Trend.Run("v6" + outside, 2, 4), new Trend.Run("v7", 0, 0), new Trend.Run("v8" + outside, 3, 4)));
        all.put("diff-details", DiffDetailsMessage.of(no, "clinic", Optional.of(run), trend));
        all.put("diff-details-alone", DiffDetailsMessage.of(no, "clinic", Optional.empty(), new Trend(List.of())));
        all.put("run-over", RunOverMessage.of(run, Optional.of(no)));
        all.put("run-over-without-baseline", RunOverMessage.of(run, Optional.empty()));
        all.put("comparison", ComparisonMessage.of(no, "clinic"));
        Progress.Since since = new Progress.Since(
                Optional.of(new Dataset.Baseline("fixed" + outside, run.id(), "U0DAVE", "", Samples.NIGHT)),
                Optional.of("EXP-9QZ4T0AB"),
                Optional.of("EXP-9QZ4T0AB"));
        Progress used = samples.progress(Experiment.State.COMPLETE, 12, Optional.of(no));
        all.put(
                "diff-used",
                ExperimentMessage.of(new Progress(
                        used.experiment(),
                        used.done(),
                        used.passed(),
                        used.scored(),
                        used.diff(),
                        used.titles(),
                        used.now(),
                        since)));
    }

    private static Found found(String outside, int candidates) {
        Candidate suspicious = candidate(
                "tempo:4bf92f3577b34da6a3ce929d0e0e4736#2",
                outside,
                List.of("tool find_slots failed: timeout" + outside));
        Candidate other = candidate("tempo:4bf92f3577b34da6a3ce929d0e0e4736", outside, List.of());
        List<Candidate> all = new ArrayList<>(List.of(suspicious));
        all.addAll(Collections.nCopies(candidates - 1, other));
        return new Found(all, 3, List.of("The look-up knows no trace of that ticket." + outside), false);
    }

    private static Candidate candidate(String ref, String outside, List<String> why) {
        return new Candidate(
                TraceRef.parse(ref),
                Samples.NIGHT,
                3_210,
                Optional.of("clinic" + outside),
                Optional.of("v7" + outside),
                Optional.of("production" + outside),
                Optional.of("clinic"),
                "Book me with Dr. Okafor at 3 pm." + outside,
                why.isEmpty() ? Optional.empty() : Optional.of("You are booked." + outside),
                why,
                why.isEmpty());
    }

    private static SlackMessage run(Samples samples, Experiment.State state, int done) {
        return ExperimentMessage.of(samples.progress(state, done, Optional.empty()));
    }

    private static void notes(Map<String, SlackMessage> all, String outside) {
        Address to = new Address.ChannelMessage("C1");
        all.put("told", NoteMessage.of(new Reply.Told(to, "Case 7KQ2M9XA is retired." + outside)));
        all.put(
                "refused",
                NoteMessage.of(new Reply.Refused(
                        to,
                        "The source tempo answered that it has no trace 4bf9." + outside,
                        "Nothing was saved." + outside,
                        "Check the id, or paste the trace's link." + outside,
                        "7f3a2b")));
        all.put(
                "refused-in-one",
                NoteMessage.of(new Reply.Refused(to, "Tempo has no trace 4bf9." + outside, "", "", "7f3a2b")));
        all.put("missing", NoteMessage.missing("There is no case 7KQ2M9XA." + outside, "list <dataset> lists them."));
        all.put("help", HelpMessage.of("/casebook", Optional.empty()));
        all.put("help-eval", HelpMessage.of("/casebook", Optional.of(Verb.EVAL)));
        all.put(
                "did-you-mean",
                HelpMessage.of(
                        "/casebook",
                        new Reading.Problem(
                                "I do not know “evla" + outside + "”.", Optional.of("eval clinic" + outside))));
    }
}
