package dev.casebook.access;

import java.util.Locale;

/** What a person may do; each role may do what the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Adds and answers cases, searches traces, runs experiments. */
    REPORTER,
    /** Changes what everybody's verdicts rest on: retires and restores cases, sets the baseline. */
    MAINTAINER;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As it is written in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
