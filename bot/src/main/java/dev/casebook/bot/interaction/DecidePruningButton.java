package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;

/**
 * “Retire” and “Keep” in a quarter's proposal. Value: a case's eight characters, a space, which of both, a space, and the proposal's
 * id.
 */
public final class DecidePruningButton implements Interaction {
    @Override
    public String actionId() {
        return "decide_pruning";
    }

    @Override
    public Effect press(Press press) {
        String[] parts = press.value().split(" ", 3);
        if (parts.length < 3 || !(parts[1].equals("keep") || parts[1].equals("retire"))) {
            return Stale.BUTTON;
        }
        return Ids.caseId(parts[0])
                .<Effect>map(caseId -> new Effect.Order(
                        new Job.DecidePruning(press.ping(), parts[2], caseId, parts[1].equals("keep"))))
                .orElse(Stale.BUTTON);
    }
}
