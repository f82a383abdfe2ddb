package dev.casebook.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A range of one partition, a page at a time.
 *
 * @param partition whose items
 * @param from first sort value, included
 * @param to last sort value, included
 * @param order by sort value
 * @param limit most items on a page, 1 to 1,000; a page may hold fewer although more follow
 * @param after where the page before ended, as {@link Page#next()} gave it
 */
public record Query(String partition, String from, String to, Order order, int limit, Optional<Key> after) {

    /** U+10FFFF, the last code point there is: no key of ours holds it, and every other character sorts before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    public enum Order {
        ASCENDING,
        DESCENDING
    }

    public Query {
        requireNonNull(partition, "partition is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(order, "order is null");
        requireNonNull(after, "after is null");
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1,000");
        }
    }

    /** All items whose sort value starts with the prefix, in ascending order. */
    public static Query prefix(String partition, String prefix) {
        return new Query(
                partition,
                prefix.isEmpty() ? "\u0001" : prefix,
                prefix + LAST,
                Order.ASCENDING,
                1000,
                Optional.empty());
    }

    public Query descending() {
        return new Query(partition, from, to, Order.DESCENDING, limit, after);
    }

    public Query limit(int most) {
        return new Query(partition, from, to, order, most, after);
    }

    public Query after(Optional<Key> key) {
        return new Query(partition, from, to, order, limit, key);
    }
}
