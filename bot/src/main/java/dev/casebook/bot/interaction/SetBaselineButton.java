package dev.casebook.bot.interaction;

import dev.casebook.bot.command.RunValue;
import dev.casebook.work.Job;

/** “Set as baseline”, after a confirmation in Slack. Value: {@link RunValue} with a version. */
public final class SetBaselineButton implements Interaction {
    @Override
    public String actionId() {
        return "set_baseline";
    }

    @Override
    public Effect press(Press press) {
        return RunValue.read(press.value())
                .filter(run -> run.agentVersion().isPresent())
                .<Effect>map(run -> new Effect.Order(new Job.SetBaseline(
                        press.ping(), run.dataset(), run.agentVersion(), "set with the button in Slack")))
                .orElse(Stale.BUTTON);
    }
}
