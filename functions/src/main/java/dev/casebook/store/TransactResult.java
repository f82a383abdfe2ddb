package dev.casebook.store;

import java.util.List;

/** How a transaction ended. */
public sealed interface TransactResult {

    /** Everything was written. */
    record Committed() implements TransactResult {}

    /**
     * Nothing was written.
     *
     * @param changes the positions, from 0, of the changes whose condition did not hold; at least one
     */
    record Refused(List<Integer> changes) implements TransactResult {
        public Refused {
            changes = List.copyOf(changes);
        }
    }

    default boolean committed() {
        return this instanceof Committed;
    }
}
