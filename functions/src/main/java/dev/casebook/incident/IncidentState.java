package dev.casebook.incident;

/** Where an incident stands. It never goes backwards without a recorded reason. */
public enum IncidentState {
    OPEN,
    CASE_ADDED,
    REPRODUCED,
    FIX_VERIFIED,
    WATCHING,
    CLOSED,
    NOT_A_DEFECT
}
