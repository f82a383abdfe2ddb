package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import dev.casebook.work.Job.DecideIncident.What;

/** “Mute” and “Unmute”: whether people hear of what is nearly the same. Value: an incident's id, a space, and which. */
public final class MuteFamilyButton implements Interaction {
    @Override
    public String actionId() {
        return "mute_family";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 2);
        What what = parts.length == 2 && parts[1].equals("unmute") ? What.UNMUTE_FAMILY : What.MUTE_FAMILY;
        return Ids.incident(parts[0])
                .<Effect>map(incident -> new Effect.Order(new Job.DecideIncident(press.ping(), incident, what, "")))
                .orElse(Stale.BUTTON);
    }
}
