package dev.casebook.store;

import static java.util.Objects.requireNonNull;

/**
 * Where an item lives: a partition and a place in its order.
 *
 * @param partition 1 to 1,024 bytes of UTF-8; all items of one partition are read in order
 * @param sort 1 to 1,024 bytes of UTF-8; items are ordered by these bytes, unsigned
 */
public record Key(String partition, String sort) {
    public Key {
        requireNonNull(partition, "partition is null");
        requireNonNull(sort, "sort is null");
        if (partition.isEmpty() || sort.isEmpty()) {
            throw new IllegalArgumentException("a key needs a partition and a sort value");
        }
    }
}
