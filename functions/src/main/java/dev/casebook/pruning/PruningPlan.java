package dev.casebook.pruning;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A dataset whose cases are looked over each quarter.
 *
 * @param channel who is asked
 * @param zone in which quarters begin
 * @param offered the tools that the agent is offered, where Casebook is what offers them; empty where only its calls are seen
 */
public record PruningPlan(String dataset, String channel, ZoneId zone, Optional<Set<String>> offered) {
    public PruningPlan {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(zone, "zone is null");
        offered = offered.map(Set::copyOf);
    }
}
