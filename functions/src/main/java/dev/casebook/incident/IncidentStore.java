package dev.casebook.incident;

import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents, kept. Reads are consistent; safe for several threads. */
public interface IncidentStore {

    /**
     * Keeps a new incident unless one of the same source and group is open.
     *
     * @return the incident that is open now: the given one, or the earlier one
     */
    Incident open(Incident fresh);

    /** The incident that is open for a source's group. */
    Optional<Incident> openFor(String source, String group);

    /** By id, in any letter case, with or without {@code INC-}. */
    Optional<Incident> find(String id);

    /**
     * Writes the next state when the stored one still equals {@code expected}. False: it does not.
     *
     * @throws dev.casebook.CasebookException.Permanent when it is to be open again, and another one of its source and group is
     */
    boolean change(Incident expected, Incident next);

    /** Incidents that are neither closed nor dismissed, newest first. */
    List<Incident> open(int limit);

    /** A page of them, newest first. */
    Listed list(Listing which);

    /** The incidents that became a case or are about it, newest first. */
    List<Incident> ofCase(CaseId id);

    /** Incidents that came into a state between two moments, the first included, each once, in order of id. */
    List<Incident> changedBetween(Instant from, Instant to);

    /**
     * Which incidents to list.
     *
     * @param state those in one state; empty for all that are neither closed nor dismissed
     * @param limit 1 to 100
     * @param after where the page before ended
     */
    record Listing(Optional<IncidentState> state, int limit, Optional<String> after) {

        /** The first page. */
        public static Listing first(Optional<IncidentState> state, int limit) {
            return new Listing(state, limit, Optional.empty());
        }
    }

    /**
     * A page.
     *
     * @param next where it ended; empty when nothing follows
     */
    record Listed(List<Incident> incidents, Optional<String> next) {
        public Listed {
            incidents = List.copyOf(incidents);
        }
    }
}
