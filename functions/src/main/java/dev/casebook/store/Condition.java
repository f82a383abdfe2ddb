package dev.casebook.store;

/** What must hold of the stored item for a change to happen. */
public sealed interface Condition {

    /** No item has this key. */
    record Absent() implements Condition {}

    /** The stored item has exactly this version. */
    record VersionIs(long version) implements Condition {}

    /** An item has this key, whatever its version. */
    record Present() implements Condition {}

    /** No condition. */
    record Always() implements Condition {}
}
