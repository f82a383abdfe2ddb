package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Pass on to …”, a list of people. Value: a hand-off's id, a space, and the person's id. */
public final class PassOnPick implements Interaction {
    @Override
    public String actionId() {
        return "pass_on";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 2);
        Optional<String> person = parts.length < 2 ? Optional.empty() : Ids.person(parts[1]);
        return Ids.handOff(parts[0])
                .flatMap(handOff -> person.map(to -> new Job.PassOn(press.ping(), handOff, to)))
                .<Effect>map(Effect.Order::new)
                .orElse(Stale.BUTTON);
    }
}
