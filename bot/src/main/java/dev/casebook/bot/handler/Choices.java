package dev.casebook.bot.handler;

import dev.casebook.bot.message.ChooseMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The newest five of what a person may have meant. Safe for several threads. */
final class Choices {
    private static final int NEWEST = 5;
    private static final int LOOKED_AT = 100;

    private final BotParts parts;
    private final Sight sight;

    Choices(BotParts parts) {
        this.parts = parts;
        this.sight = new Sight(parts);
    }

    SlackMessage of(Choice choice, Address to) {
        return ChooseMessage.of(choice, options(choice.of(), to));
    }

    private List<ChooseMessage.Option> options(Choice.Of of, Address to) {
        return switch (of) {
            case CASE -> cases(to, c -> c.state() != CaseState.RETIRED);
            case RETIRED_CASE -> cases(to, c -> c.state() == CaseState.RETIRED);
            case EXPERIMENT ->
                runs(open(to).flatMap(dataset -> parts.experiments().newest(dataset.name(), NEWEST).stream()));
            case RUNNING_EXPERIMENT ->
                runs(parts.experiments().unfinished().stream()
                        .filter(run -> sight.open(to, run.plan().dataset())));
            case DATASET ->
                open(to).map(Dataset::name)
                        .limit(NEWEST)
                        .map(name -> new ChooseMessage.Option(name, ""))
                        .toList();
            case INCIDENT ->
                parts.incidents().open(LOOKED_AT).stream()
                        .filter(incident -> sight.open(to, incident.place().dataset()))
                        .limit(NEWEST)
                        .map(incident -> new ChooseMessage.Option(incident.id(), incident.title()))
                        .toList();
            case FORM -> List.of();
        };
    }

    private Stream<Dataset> open(Address to) {
        return parts.cases().datasets().stream().filter(dataset -> sight.open(to, dataset.name()));
    }

    private List<ChooseMessage.Option> cases(Address to, Predicate<Case> fitting) {
        return open(to).flatMap(dataset -> parts.cases().cases(dataset.name()).stream())
                .filter(fitting)
                .sorted(Comparator.comparing((Case c) -> c.origin().addedAt()).reversed())
                .limit(NEWEST)
                .map(c -> new ChooseMessage.Option(c.id().display(), c.label().title()))
                .toList();
    }

    private static List<ChooseMessage.Option> runs(Stream<Experiment> experiments) {
        return experiments
                .sorted(Comparator.comparing((Experiment run) -> run.request().at())
                        .reversed())
                .limit(NEWEST)
                .map(run -> new ChooseMessage.Option(
                        run.id(), run.plan().dataset() + " " + run.agent().version()))
                .toList();
    }
}
