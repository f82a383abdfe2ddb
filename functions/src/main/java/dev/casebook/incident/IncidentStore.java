package dev.casebook.incident;

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

    /** Writes the next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Incident expected, Incident next);

    /** Incidents that are neither closed nor dismissed, newest first. */
    List<Incident> open(int limit);
}
