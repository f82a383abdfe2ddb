package dev.casebook.bot.message;

import dev.casebook.bot.command.Reading;
import dev.casebook.bot.command.Verb;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
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
        all.put("incident", IncidentMessage.of(samples.incident(true), Optional.of(samples.draft()), Samples.LINKS));
        all.put(
                "incident-answered",
                IncidentMessage.of(samples.incident(true), Optional.of(samples.answered()), Samples.LINKS));
        all.put("incident-stuck", IncidentMessage.of(samples.incident(false), Optional.empty(), Links.none()));
        all.put("case-draft", CaseMessage.of(samples.draft(), Samples.LINKS));
        all.put("case-flaky", CaseMessage.of(samples.replayed(2, 0, List.of()), Samples.LINKS));
        all.put("case-not-reproduced", CaseMessage.of(samples.replayed(0, 0, List.of()), Samples.LINKS));
        all.put("case-not-judged", CaseMessage.of(samples.replayed(0, 3, List.of()), Samples.LINKS));
        all.put(
                "case-environment-changed",
                CaseMessage.of(samples.replayed(0, 1, samples.everythingChanged()), Samples.LINKS));
        all.put("case-active", CaseMessage.of(samples.answered(), Samples.LINKS));
        all.put("case-retired", CaseMessage.of(samples.retired(), Samples.LINKS));
        all.put("experiment-running", run(samples, Experiment.State.RUNNING, 2));
        all.put("experiment-confirming", run(samples, Experiment.State.CONFIRMING, 6));
        all.put("experiment-cancelled", run(samples, Experiment.State.CANCELLED, 2));
        all.put("experiment-without-baseline", run(samples, Experiment.State.COMPLETE, 4));
        for (Verdict.Ready ready : Verdict.Ready.values()) {
            Progress progress = samples.progress(Experiment.State.COMPLETE, 12, Optional.of(samples.diff(ready)));
            all.put("diff-" + ready.name().toLowerCase(Locale.ROOT).replace('_', '-'), ExperimentMessage.of(progress));
        }
        all.put("dataset", DatasetMessage.of(samples.datasetView()));
        all.put("datasets", DatasetMessage.of(List.of(samples.datasetView())));
        all.put("incidents", IncidentsMessage.of(List.of(samples.incident(true), samples.incident(false))));
        all.put("incidents-none", IncidentsMessage.of(List.of()));
        all.put(
                "status",
                StatusMessage.of(List.of(samples.progress(Experiment.State.RUNNING, 2, Optional.empty())), 2, 1));
        notes(all, outside);
        return all;
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
