package dev.casebook.bot.handler;

import dev.casebook.bot.message.ChooseMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.work.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The newest five of what a person may have meant. Safe for several threads. */
final class Choices {
    private static final int NEWEST = 5;

    private final BotParts parts;

    Choices(BotParts parts) {
        this.parts = parts;
    }

    SlackMessage of(Choice choice) {
        return ChooseMessage.of(choice, options(choice.of()));
    }

    private List<ChooseMessage.Option> options(Choice.Of of) {
        return switch (of) {
            case CASE -> cases(c -> c.state() != CaseState.RETIRED);
            case RETIRED_CASE -> cases(c -> c.state() == CaseState.RETIRED);
            case EXPERIMENT ->
                runs(parts.cases().datasets().stream()
                        .flatMap(dataset -> parts.experiments().newest(dataset.name(), NEWEST).stream()));
            case RUNNING_EXPERIMENT -> runs(parts.experiments().unfinished().stream());
            case DATASET ->
                parts.cases().datasets().stream()
                        .map(Dataset::name)
                        .limit(NEWEST)
                        .map(name -> new ChooseMessage.Option(name, ""))
                        .toList();
            case INCIDENT ->
                parts.incidents().open(NEWEST).stream()
                        .map(incident -> new ChooseMessage.Option(incident.id(), incident.title()))
                        .toList();
            case FORM -> List.of();
        };
    }

    private List<ChooseMessage.Option> cases(Predicate<Case> fitting) {
        return parts.cases().datasets().stream()
                .flatMap(dataset -> parts.cases().cases(dataset.name()).stream())
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
