package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Cannot tell”. Value: a hand-off's id. */
public final class CannotTellButton implements Interaction {
    @Override
    public String actionId() {
        return "cannot_tell";
    }

    @Override
    public Effect press(Press press) {
        return Ids.handOff(press.value())
                .<Effect>map(handOff -> new Effect.Order(
                        new Job.ExpertSays(press.ping(), handOff, Job.ExpertSays.Said.CANNOT_TELL, Optional.empty())))
                .orElse(Stale.BUTTON);
    }
}
