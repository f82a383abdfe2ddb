package dev.casebook.store;

/**
 * What every {@link ItemTable} lets nobody change: an entry of the audit trail is written where there is none, is not removed, and does
 * not expire. Stateless.
 */
public final class AppendOnly {
    static final String AUDIT = "AUDIT#";

    private AppendOnly() {}

    /**
     * Checks a change before it is made.
     *
     * @throws IllegalStateException when it could change or remove an entry
     */
    public static void check(Change change) {
        if (!change.key().partition().startsWith(AUDIT)) {
            return;
        }
        boolean added = switch (change) {
            case Change.Put put ->
                put.condition() instanceof Condition.Absent
                        && put.item().expires().isEmpty();
            case Change.Check looked -> true;
            case Change.Delete delete -> false;
        };
        if (!added) {
            throw new IllegalStateException("the audit trail is only ever added to");
        }
    }
}
