package dev.casebook.store;

/** One part of a transaction. A transaction names each key at most once. */
public sealed interface Change {

    Key key();

    Condition condition();

    /** Writes the item when the condition holds of what is stored under its key. */
    record Put(Item item, Condition condition) implements Change {
        @Override
        public Key key() {
            return item.key();
        }
    }

    /** Removes the item when the condition holds; removing what is not there succeeds under {@link Condition.Always}. */
    record Delete(Key key, Condition condition) implements Change {}

    /** Writes nothing, but the whole transaction is refused unless the condition holds. */
    record Check(Key key, Condition condition) implements Change {}
}
