package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;

/** “Show”: shows a subject to who asked. Value: its id as people type it. */
public final class ShowButton implements Interaction {
    @Override
    public String actionId() {
        return "show_subject";
    }

    @Override
    public Effect press(Press press) {
        return Ids.subject(press.value())
                .<Effect>map(subject -> new Effect.Order(new Job.Show(press.ping(), subject)))
                .orElse(Stale.BUTTON);
    }
}
