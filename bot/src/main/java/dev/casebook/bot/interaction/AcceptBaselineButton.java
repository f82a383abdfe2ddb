package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;
import java.util.Optional;

/** “Accept as baseline”, after a confirmation in Slack. Value: {@code dataset|EXP-…}, the night's run. */
public final class AcceptBaselineButton implements Interaction {
    @Override
    public String actionId() {
        return "accept_baseline";
    }

    @Override
    public Effect press(Press press) {
        int bar = press.value().indexOf('|');
        if (bar < 0) {
            return Stale.BUTTON;
        }
        Optional<String> run = Ids.experiment(press.value().substring(bar + 1));
        return Ids.dataset(press.value().substring(0, bar))
                .filter(dataset -> run.isPresent())
                .<Effect>map(dataset -> new Effect.Order(new Job.SetBaseline(
                        press.ping(), dataset, Optional.empty(), "a night accepted with the button in Slack", run)))
                .orElse(Stale.BUTTON);
    }
}
