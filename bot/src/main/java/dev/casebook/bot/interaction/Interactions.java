package dev.casebook.bot.interaction;

import java.util.List;
import java.util.Optional;

/** All buttons. */
public final class Interactions {
    private static final List<Interaction> ALL = List.of(
            new AnswerCaseButton(),
            new ReproduceCaseButton(),
            new RunEvalButton(),
            new RetireCaseButton(),
            new SetBaselineButton(),
            new ShowButton());

    private Interactions() {}

    public static Optional<Interaction> find(String actionId) {
        return ALL.stream()
                .filter(interaction -> interaction.actionId().equals(actionId))
                .findFirst();
    }
}
