package dev.casebook.pruning;

import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.Optional;

/** What was proposed, and what people kept. Reads are consistent; safe for several threads. */
public interface PruningLog {

    /** Up to when the quarters of a dataset are dealt with; empty when nobody watched it before. */
    Optional<Instant> until(String dataset);

    /** Writes the next moment when the stored one still equals {@code expected}. False: it does not. */
    boolean until(String dataset, Optional<Instant> expected, Instant next);

    /** Keeps a new proposal unless there is one of its dataset and slot. Answers with the one that is there now. */
    Pruning claim(Pruning fresh);

    /** By {@link Pruning#id()}. */
    Optional<Pruning> find(String id);

    /** Writes the next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Pruning expected, Pruning next);

    /** The evidence on which somebody decided to keep a case. */
    Optional<String> kept(String dataset, CaseId id);

    /** Remembers that a case is kept in spite of it. */
    void keep(String dataset, CaseId id, String evidence);
}
