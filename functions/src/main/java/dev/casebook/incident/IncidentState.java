package dev.casebook.incident;

/**
 * Where an incident stands, in the order in which it goes. It never goes backwards without a recorded reason, and ends with one.
 */
public enum IncidentState {
    OPEN,
    CASE_ADDED,
    REPRODUCED,
    /** Its case passes under another agent version, and nothing regressed there. */
    FIX_VERIFIED,
    /** The fix is deployed and live traffic is looked at. */
    WATCHING,
    CLOSED,
    /** Nothing was wrong with the agent: a user's error, or the platform's. */
    NOT_A_DEFECT;

    /** Whether nothing more is to be done. */
    public boolean over() {
        return this == CLOSED || this == NOT_A_DEFECT;
    }

    /** Whether the failure counts as fixed, though live traffic has yet to show it. */
    public boolean fixed() {
        return this == FIX_VERIFIED || this == WATCHING;
    }

    /** Whether it goes on to a state by itself, as things happen. Ends are decided, and the way back takes a reason. */
    boolean leadsTo(IncidentState next) {
        return !over() && !next.over() && next.compareTo(this) > 0;
    }
}
