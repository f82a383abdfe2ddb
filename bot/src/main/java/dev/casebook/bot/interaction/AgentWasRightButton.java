package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;

/** “Agent was right”: opens the form that asks why. Value: a hand-off's id. */
public final class AgentWasRightButton implements Interaction {
    @Override
    public String actionId() {
        return "agent_was_right";
    }

    @Override
    public Effect press(Press press) {
        return Ids.handOff(press.value())
                .<Effect>map(handOff -> new Effect.Open(AgentRightForm.view(handOff)))
                .orElse(Stale.BUTTON);
    }
}
