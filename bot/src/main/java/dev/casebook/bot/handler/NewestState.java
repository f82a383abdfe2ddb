package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.CaseBackground;
import dev.casebook.bot.message.CaseMessage;
import dev.casebook.bot.message.ComparisonMessage;
import dev.casebook.bot.message.DatasetMessage;
import dev.casebook.bot.message.DatasetView;
import dev.casebook.bot.message.ExperimentMessage;
import dev.casebook.bot.message.HandOffMessage;
import dev.casebook.bot.message.HomeMessage;
import dev.casebook.bot.message.IncidentMessage;
import dev.casebook.bot.message.IncidentsMessage;
import dev.casebook.bot.message.NightMessage;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.Progress;
import dev.casebook.bot.message.PruningMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.StatusMessage;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseHistory;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import dev.casebook.diff.CompareRuns;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.expert.HandOff;
import dev.casebook.expert.TellHandOff;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.work.Address;
import dev.casebook.work.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A subject as it is now, read from the stores and rendered. Safe for several threads. */
final class NewestState {
    private static final int LISTED = 100;
    private static final int PAGE = 20;
    private static final int RUNS = 5;
    private static final int REVISIONS = 20;

    private final BotParts parts;
    private final RunState runs;
    private final Reports reports;
    private final Exports exports;
    private final Sight sight;

    NewestState(BotParts parts, RunState runs, Reports reports, Exports exports) {
        this.parts = parts;
        this.runs = runs;
        this.reports = reports;
        this.exports = exports;
        this.sight = new Sight(parts);
    }

    /**
     * As it is now.
     *
     * @param to where it is shown: lists leave out what may not be read there
     */
    SlackMessage of(Subject subject, Address to) {
        return switch (subject.kind()) {
            case INCIDENT -> incident(subject.id());
            case CASE -> aCase(subject.id());
            case EXPERIMENT -> experiment(subject.id());
            case DATASET -> dataset(subject.id());
            case INCIDENTS -> incidents(subject.id(), to);
            case DATASETS -> DatasetMessage.of(open(to).map(this::view).toList());
            case COMPARISON -> comparison(subject.id());
            case NIGHT -> night(subject.id());
            case PRUNING -> pruning(subject.id());
            case REPORT -> reports.message(subject.id());
            case EXPORT -> exports.message(subject.id());
            case HAND_OFF -> handOff(subject.id());
            case HOME -> home(to);
            case STATUS -> status(to);
        };
    }

    /** Id: empty, or a state, or {@code state/where the page before ended}; either may be empty. */
    private SlackMessage incidents(String id, Address to) {
        String[] which = id.split("/", 2);
        Optional<IncidentState> state = Arrays.stream(IncidentState.values())
                .filter(each -> each.name().equals(which[0]))
                .findFirst();
        Optional<String> after = which.length < 2 ? Optional.empty() : Optional.of(which[1]);
        IncidentStore.Listed listed = parts.incidents().list(new IncidentStore.Listing(state, PAGE, after));
        List<Incident> open = listed.incidents().stream()
                .filter(incident -> sight.open(to, incident.place().dataset()))
                .toList();
        return IncidentsMessage.of(new IncidentStore.Listed(open, listed.next()), state, after.isEmpty());
    }

    private SlackMessage incident(String id) {
        return parts.incidents()
                .find(id)
                .map(this::incident)
                .orElseGet(() -> NoteMessage.missing(
                        "There is no incident " + id + ".", "incidents lists those that are open."));
    }

    private SlackMessage incident(Incident incident) {
        Optional<Case> found = caseOf(incident);
        CaseBackground background = background(found.map(c -> c.id().display()), List.of())
                .of(incident.life()
                        .family()
                        .flatMap(name -> parts.families().find(incident.place().dataset(), name)));
        return IncidentMessage.of(incident, found, background, parts.links());
    }

    private CaseBackground background(Optional<String> caseId, List<CaseHistory.Entry> history) {
        Optional<HandOff> asked = caseId.map(id -> parts.handOffs().of(id))
                .filter(all -> !all.isEmpty())
                .map(List::getLast);
        return new CaseBackground(history, asked, parts.clock().instant());
    }

    private SlackMessage shown(Case found) {
        List<CaseHistory.Entry> history = CaseHistory.of(parts.cases().revisions(found, REVISIONS));
        CaseBackground background = background(Optional.of(found.id().display()), history);
        return CaseMessage.of(found, background, parts.links());
    }

    /** The id is the case's, the hand-off's number, and what the message is for. */
    private SlackMessage handOff(String id) {
        int slash = id.lastIndexOf('/');
        Optional<HandOff> handOff =
                slash < 0 ? Optional.empty() : parts.handOffs().find(id.substring(0, slash));
        Optional<Case> about = handOff.flatMap(asked -> parts.cases().findByDisplayId(asked.caseId()));
        Optional<TellHandOff.Purpose> purpose = Arrays.stream(TellHandOff.Purpose.values())
                .filter(each -> each.word().equals(id.substring(slash + 1)))
                .findFirst();
        return about.isPresent() && purpose.isPresent()
                ? HandOffMessage.of(purpose.get(), handOff.get(), about.get())
                : NoteMessage.missing("That question is not known any longer.", "list shows the datasets.");
    }

    private Optional<Case> caseOf(Incident incident) {
        return incident.caseId()
                .flatMap(id -> parts.cases().find(incident.place().dataset(), id));
    }

    private SlackMessage aCase(String id) {
        return parts.cases()
                .findByDisplayId(id.length() > 8 ? id.substring(0, 8) : id)
                .map(this::shown)
                .orElseGet(() -> NoteMessage.missing("There is no case " + id + ".", "list <dataset> lists them."));
    }

    private SlackMessage experiment(String id) {
        return parts.experiments()
                .find(id)
                .map(experiment -> ExperimentMessage.of(runs.of(experiment)))
                .orElseGet(() -> NoteMessage.missing("There is no run " + id + ".", "status shows what is running."));
    }

    private SlackMessage night(String id) {
        return parts.nights()
                .find(id)
                .map(NightMessage::of)
                .orElseGet(
                        () -> NoteMessage.missing("That night is not known any longer.", "list shows the datasets."));
    }

    private SlackMessage pruning(String id) {
        return parts.prunings()
                .find(id)
                .map(PruningMessage::of)
                .orElseGet(() ->
                        NoteMessage.missing("That proposal is not known any longer.", "retire takes a case's id."));
    }

    private SlackMessage comparison(String id) {
        List<String> both = List.of(id.split("/", 2));
        try {
            Diff diff = new CompareRuns(parts.experiments(), parts.cases()).compare(both.getFirst(), both.getLast());
            String dataset = parts.experiments()
                    .find(diff.candidate().experiment())
                    .map(run -> run.plan().dataset())
                    .orElse("");
            return ComparisonMessage.of(diff, dataset);
        } catch (CasebookException.Permanent e) {
            return NoteMessage.missing(String.valueOf(e.getMessage()), "compare takes one run's id, or two.");
        }
    }

    private SlackMessage dataset(String name) {
        return parts.cases()
                .dataset(name)
                .map(dataset -> DatasetMessage.of(view(dataset)))
                .orElseGet(
                        () -> NoteMessage.missing("There is no dataset " + name + ".", "list shows those there are."));
    }

    private DatasetView view(Dataset dataset) {
        return new DatasetView(
                dataset,
                parts.cases().cases(dataset.name()),
                parts.experiments().newest(dataset.name(), RUNS));
    }

    /** The datasets that may be read there. */
    private Stream<Dataset> open(Address to) {
        return parts.cases().datasets().stream().filter(dataset -> sight.open(to, dataset.name()));
    }

    private SlackMessage home(Address to) {
        List<DatasetView> datasets = open(to).map(this::view).toList();
        List<Progress> ended = datasets.stream()
                .flatMap(view -> view.runs().stream()
                        .filter(run -> run.state() == Experiment.State.COMPLETE
                                && run.purpose() == Experiment.Purpose.EVALUATION)
                        .limit(1))
                .map(runs::of)
                .toList();
        return HomeMessage.of(running(to), datasets, ended, parts.clock().instant());
    }

    private List<Progress> running(Address to) {
        return parts.experiments().unfinished().stream()
                .filter(run -> sight.open(to, run.plan().dataset()))
                .map(runs::of)
                .toList();
    }

    private SlackMessage status(Address to) {
        int drafts = (int) open(to).flatMap(dataset -> parts.cases().cases(dataset.name()).stream())
                .filter(c -> c.state() == CaseState.DRAFT)
                .count();
        return StatusMessage.of(
                running(to),
                (int) parts.incidents().open(LISTED).stream()
                        .filter(incident -> sight.open(to, incident.place().dataset()))
                        .count(),
                drafts,
                parts.spent().get());
    }
}
