package dev.casebook.access;

import java.util.Optional;
import java.util.Set;

/** Who is in which group. Safe for several threads. */
public interface Groups {

    /** The ids of a group's members; empty when that is not known, or not known well enough any more. */
    Optional<Set<String>> members(String group);
}
