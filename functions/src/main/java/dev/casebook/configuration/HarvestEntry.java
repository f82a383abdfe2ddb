package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A saved query, run again and again.
 *
 * @param name lower-case letters, digits and dashes
 * @param agent a configured agent: its dataset takes what is found, and its channel hears of it
 * @param tracedAs the agent's name in its traces; its own name unless given
 * @param source the one source to search; all if empty
 * @param symptom error, tool error or low score
 * @param environments only these; if empty, all that are not recognised as staging
 * @param every time between two runs, 5 minutes to 1 day
 * @param perRun most drafts that one run adds, 1 to 50
 * @param perDay most drafts that one day adds, 1 to 500
 * @param failureMode what is found is taken for
 */
public record HarvestEntry(
        String name,
        String agent,
        Optional<String> tracedAs,
        Optional<String> source,
        TraceQuery.Symptom symptom,
        List<String> environments,
        Duration every,
        int perRun,
        int perDay,
        FailureMode failureMode) {
    public HarvestEntry {
        requireNonNull(name, "name is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(tracedAs, "tracedAs is null");
        requireNonNull(source, "source is null");
        environments = List.copyOf(environments);
    }
}
