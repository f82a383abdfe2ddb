package dev.casebook.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a report counts.
 *
 * @param about an incident's, a case's or a run's id
 * @param took from the first ping to it; only of a verified fix
 */
public record Happening(Kind kind, String agent, String about, Instant at, Optional<Duration> took) {

    /** What happened. */
    public enum Kind {
        /** An incident was heard of and looked at: it has a case, or was found to be no defect. */
        TRIAGED,
        /** A case that was made of a failure got the right answer that it has, and is run. */
        PERMANENT_CASE,
        NOT_A_DEFECT,
        /** A fix was verified, and still counts. */
        FIX_VERIFIED,
        /** A failure that counted as fixed came back. */
        RECURRED,
        /** A guarding case failed in a version that was not the one compared with. Once for a case and a version. */
        PREVENTED
    }

    public Happening {
        requireNonNull(kind, "kind is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(about, "about is null");
        requireNonNull(at, "at is null");
        requireNonNull(took, "took is null");
    }
}
