package dev.casebook.bot.interaction;

import dev.casebook.bot.command.Ids;
import dev.casebook.work.Job;

/** “Platform issue”: one tap for an alert about infrastructure. Value: an incident's id. */
public final class PlatformIssueButton implements Interaction {
    @Override
    public String actionId() {
        return "platform_issue";
    }

    @Override
    public Effect press(Press press) {
        return Ids.incident(press.value())
                .<Effect>map(incident -> new Effect.Order(new Job.DecideIncident(
                        press.ping(),
                        incident,
                        Job.DecideIncident.What.PLATFORM_ISSUE,
                        "an issue of the platform, said with the button in Slack")))
                .orElse(Stale.BUTTON);
    }
}
