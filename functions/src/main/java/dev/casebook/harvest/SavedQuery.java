package dev.casebook.harvest;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What to look for, where, and how often.
 *
 * @param name unique; part of the ids of its runs
 * @param tracedAs the agent's names in its traces, at least one
 * @param sources names of the sources to search
 * @param environments only traces of these; if empty, all but those that are recognised as staging or as replays
 * @param pace how often and how much
 * @param channel who reads the line about a run that added something
 */
public record SavedQuery(
        String name,
        Target target,
        List<String> tracedAs,
        List<String> sources,
        TraceQuery.Symptom symptom,
        List<String> environments,
        Pace pace,
        Optional<String> channel) {
    private static final Set<String> STAGING = Set.of(
            "staging",
            "stage",
            "stg",
            "dev",
            "development",
            "test",
            "testing",
            "qa",
            "uat",
            "sandbox",
            "local",
            "ci",
            "preview",
            "preprod",
            "evaluation",
            "pre-production");

    /** Where what is found goes, and what it is taken for. */
    public record Target(String dataset, String agent, FailureMode failureMode) {}

    /**
     * How often and how much.
     *
     * @param every time between two runs
     * @param perRun most drafts that one run adds
     * @param perDay most drafts that the runs of one day (UTC) add together
     */
    public record Pace(Duration every, int perRun, int perDay) {
        public Pace {
            if (every.toSeconds() < 1 || perRun < 1 || perDay < 1) {
                throw new IllegalArgumentException("a pace is positive");
            }
        }

        /** The moment at which the newest run is due: a whole number of intervals since 1970, not after now. */
        public Instant slot(Instant now) {
            long seconds = every.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        }
    }

    public SavedQuery {
        requireNonNull(name, "name is null");
        requireNonNull(symptom, "symptom is null");
        requireNonNull(channel, "channel is null");
        sources = List.copyOf(sources);
        tracedAs = List.copyOf(tracedAs);
        environments = List.copyOf(environments);
    }

    /** Whether a trace of this environment counts. One that names none does, unless some are listed. */
    boolean wants(Optional<String> environment) {
        if (!environments.isEmpty()) {
            return environment.filter(environments::contains).isPresent();
        }
        return environment
                .map(name -> !STAGING.contains(name.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    String by() {
        return "harvest " + name;
    }

    /** Who the cases of one run say they were added by: a run that was interrupted knows its own by it. */
    String by(Instant slot) {
        return by() + " " + slot;
    }
}
