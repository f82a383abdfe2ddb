package dev.casebook.nightly;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A dataset that is run every night.
 *
 * @param agent whose dataset it is; its deployed version is run
 * @param channel who hears of it
 * @param owner who is mentioned when something broke: a member's id
 */
public record NightPlan(String agent, String dataset, String channel, Optional<String> owner, NightSchedule schedule) {
    public NightPlan {
        requireNonNull(agent, "agent is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(schedule, "schedule is null");
    }
}
