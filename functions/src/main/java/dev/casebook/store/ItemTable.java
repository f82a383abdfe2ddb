package dev.casebook.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one storage port.
 *
 * <p>Reads see every write that was answered before them (consistent). A conditional write is atomic per item, a transaction
 * over all its changes. Safe for several threads. Throttling and time-outs throw
 * {@link dev.casebook.CasebookException.Retryable}; after that a write may or may not have happened, so callers write under
 * conditions and repeat. A body over the limit throws {@link dev.casebook.CasebookException.Permanent}.
 */
public interface ItemTable {

    Optional<Item> get(Key key);

    /** Writes the item if the condition holds. False: it did not, and nothing was written. */
    boolean put(Item item, Condition condition);

    Page query(Query query);

    /**
     * Makes 1 to 100 changes, all or nothing; together at most 4,000,000 bytes ({@link ItemLimits}).
     *
     * @throws IllegalArgumentException for no change, more than 100, or two of one key
     */
    TransactResult transact(List<Change> changes);

    /** Every item of a range, following all pages. For ranges that are known to be small. */
    default List<Item> queryAll(Query query) {
        List<Item> all = new ArrayList<>();
        queryEach(query, all::add);
        return all;
    }

    /** Hands over every item of a range, in its order, and holds one page at a time. For ranges of any size. */
    default void queryEach(Query query, Consumer<Item> reader) {
        Query next = query;
        while (true) {
            Page page = query(next);
            page.items().forEach(reader);
            if (page.next().isEmpty()) {
                return;
            }
            next = next.after(page.next());
        }
    }
}
