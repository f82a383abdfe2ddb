package dev.casebook.expert;

import java.util.List;
import java.util.Optional;

/** Hand-offs, kept. Reads are consistent; safe for several threads. */
public interface HandOffStore {

    /** All of a case, oldest first. */
    List<HandOff> of(String caseId);

    /** By its id, {@code 7KQ2M9XA/1}. */
    Optional<HandOff> find(String id);

    /** The one that is open. */
    default Optional<HandOff> openFor(String caseId) {
        return of(caseId).stream().filter(HandOff::isOpen).findFirst();
    }

    /** Keeps a new one, unless its number is taken. False: it is. */
    boolean add(HandOff fresh);

    /** Ends one and begins the next at once. False: the one stored is no longer {@code expected}, or the number is taken. */
    boolean replace(HandOff expected, HandOff ended, HandOff fresh);

    /** Writes the next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(HandOff expected, HandOff next);

    /** All that are open, oldest first. */
    List<HandOff> open();
}
