package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;

/** “Undo”: takes back that a case was added, for ten minutes. Value: a case's eight characters. */
public final class UndoAddButton implements Interaction {
    @Override
    public String actionId() {
        return "undo_add";
    }

    @Override
    public Effect press(Press press) {
        return Ids.caseId(press.value())
                .<Effect>map(caseId -> new Effect.Order(new Job.UndoAdd(press.ping(), caseId)))
                .orElse(Stale.BUTTON);
    }
}
