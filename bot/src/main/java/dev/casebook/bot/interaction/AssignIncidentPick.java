package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Assign to”: a list of people. Value: an incident's id, a space, and a person's id. */
public final class AssignIncidentPick implements Interaction {
    @Override
    public String actionId() {
        return "assign_incident";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 2);
        Optional<String> person = parts.length < 2 ? Optional.empty() : Ids.person(parts[1]);
        return Ids.incident(parts[0])
                .flatMap(incident -> person.map(
                        to -> new Job.DecideIncident(press.ping(), incident, Job.DecideIncident.What.ASSIGN, to)))
                .<Effect>map(Effect.Order::new)
                .orElse(Stale.BUTTON);
    }
}
