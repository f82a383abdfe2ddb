package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Hand to expert”, a list of people. Value: a case's eight characters, a space, and the person's id. */
public final class HandToExpertPick implements Interaction {
    @Override
    public String actionId() {
        return "hand_to_expert";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 2);
        Optional<String> person = parts.length < 2 ? Optional.empty() : Ids.person(parts[1]);
        return Ids.caseId(parts[0])
                .flatMap(caseId -> person.map(expert -> new Job.HandOver(press.ping(), caseId, expert)))
                .<Effect>map(Effect.Order::new)
                .orElse(Stale.BUTTON);
    }
}
