package dev.casebook;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells a team's own logs what happened here, so that their dashboards can show it beside everything else. Nothing depends on
 * it: a signal that cannot be told is lost, never thrown. Safe for several threads.
 */
@FunctionalInterface
public interface Signals {

    /** Tells nobody. */
    Signals NONE = signal -> {};

    void tell(Signal signal);

    /**
     * Something that happened.
     *
     * @param at when; the same signal told twice has the same time, so that a log can keep it once
     * @param event what, such as {@code incident-opened}
     * @param fields ids, names of agents and datasets, verdicts; never what anybody said
     */
    record Signal(Instant at, String event, Map<String, String> fields) {
        public Signal {
            requireNonNull(at, "at is null");
            requireNonNull(event, "event is null");
            fields = new TreeMap<>(fields);
        }
    }
}
