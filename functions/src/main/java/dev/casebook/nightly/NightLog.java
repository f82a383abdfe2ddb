package dev.casebook.nightly;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which nights there were, and up to when they were looked for. Reads are consistent; safe for several threads. */
public interface NightLog {

    /**
     * How far the nights of a dataset were looked for.
     *
     * @param schedule the schedule that was watched; nights that another one would have had are nobody's
     * @param until every night up to this moment is dealt with
     */
    record Watch(String dataset, String schedule, Instant until) {}

    Optional<Watch> watch(String dataset);

    /** Writes the next watch when the stored one still equals {@code expected}. False: it does not. */
    boolean watch(Optional<Watch> expected, Watch next);

    /** Nobody watches this dataset any longer: the nights from now on are not missed. */
    void unwatch(String dataset);

    /** Keeps a new night unless there is one of its dataset and slot. Answers with the one that is there now. */
    Night claim(Night fresh);

    /** By {@link Night#id()}. */
    Optional<Night> find(String id);

    /** Writes the night's next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Night expected, Night next);

    /** The newest nights of a dataset, newest first. */
    List<Night> newest(String dataset, int limit);
}
