package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.nightly.NightSchedule;
import java.util.Optional;

/**
 * An agent's dataset is run at night.
 *
 * @param agent whose
 * @param owner id of the member who is mentioned when something broke
 */
public record NightEntry(String agent, NightSchedule schedule, Optional<String> owner) {
    public NightEntry {
        requireNonNull(agent, "agent is null");
        requireNonNull(schedule, "schedule is null");
        requireNonNull(owner, "owner is null");
    }
}
