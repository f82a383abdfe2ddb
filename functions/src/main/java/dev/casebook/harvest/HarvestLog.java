package dev.casebook.harvest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Which runs there were. Reads are consistent; safe for several threads. */
public interface HarvestLog {

    /**
     * One run that is over.
     *
     * @param slot the moment it was due at
     * @param added how many drafts it added
     */
    record Run(String query, Instant slot, int added) {}

    /** Notes a run. False: one of the same slot is there already, and stays. */
    boolean record(Run run);

    boolean has(String query, Instant slot);

    /** The newest run. */
    Optional<Run> last(String query);

    /** How many drafts the runs that were due on a day (UTC) added. */
    int addedOn(String query, LocalDate day);
}
