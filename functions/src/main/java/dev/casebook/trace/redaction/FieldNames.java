package dev.casebook.trace.redaction;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The telling field names that everybody has, and those that were added for one agent. */
record FieldNames(Set<String> added) {
    /** What the whole value of an added field is replaced as. */
    static final String ADDED = "FIELD";

    static FieldNames with(Collection<String> added) {
        return new FieldNames(added.stream().map(SensitiveKeys::normal).collect(Collectors.toUnmodifiableSet()));
    }

    /** The kind of the value under this (normal) name, when the whole value is to be replaced. */
    Optional<String> kindOf(String normal) {
        return added.contains(normal) ? Optional.of(ADDED) : SensitiveKeys.kindOf(normal);
    }
}
