package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;

/** “Not a defect”: opens the form that asks why. Value: an incident's id. */
public final class NotADefectButton implements Interaction {
    @Override
    public String actionId() {
        return "not_a_defect";
    }

    @Override
    public Effect press(Press press) {
        return Ids.incident(press.value())
                .<Effect>map(incident -> new Effect.Open(NotADefectForm.view(incident, press.channel())))
                .orElse(Stale.BUTTON);
    }
}
