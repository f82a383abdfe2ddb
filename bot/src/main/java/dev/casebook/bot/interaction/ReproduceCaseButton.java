package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Reproduce again”: three more trials of the version that failed. Value: a case's eight characters. */
public final class ReproduceCaseButton implements Interaction {
    private static final int TRIALS = 3;

    @Override
    public String actionId() {
        return "reproduce_case";
    }

    @Override
    public Effect press(Press press) {
        return Ids.caseId(press.value())
                .<Effect>map(
                        caseId -> new Effect.Order(new Job.Reproduce(press.ping(), caseId, Optional.empty(), TRIALS)))
                .orElse(Stale.BUTTON);
    }
}
