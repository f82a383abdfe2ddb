package dev.casebook.bot.interaction;

import java.util.List;
import java.util.Optional;

/** All buttons. */
public final class Interactions {
    private static final List<Interaction> ALL = List.of(
            new AcceptBaselineButton(),
            new AddFoundButton(),
            new AddTraceButton(),
            new AnswerCaseButton(),
            new ChooseButton(),
            new ReproduceCaseButton(),
            new RerunPinnedButton(),
            new RunEvalButton(),
            new RetireCaseButton(),
            new SetBaselineButton(),
            new ShowButton());

    private Interactions() {}

    /** By the part before a colon: several buttons of one kind in a message have a number after it. */
    public static Optional<Interaction> find(String actionId) {
        String kind = actionId.split(":", 2)[0];
        return ALL.stream()
                .filter(interaction -> interaction.actionId().equals(kind))
                .findFirst();
    }
}
