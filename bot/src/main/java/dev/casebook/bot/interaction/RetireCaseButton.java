package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;

/** “Retire”: takes a case out of the runs, after a confirmation in Slack. Value: a case's eight characters. */
public final class RetireCaseButton implements Interaction {
    @Override
    public String actionId() {
        return "retire_case";
    }

    @Override
    public Effect press(Press press) {
        return Ids.caseId(press.value())
                .<Effect>map(caseId ->
                        new Effect.Order(new Job.RetireCase(press.ping(), caseId, "retired with the button in Slack")))
                .orElse(Stale.BUTTON);
    }
}
