package dev.casebook.store;

import java.util.List;
import java.util.Optional;

/**
 * A part of a query's answer.
 *
 * @param items in the query's order; may be empty although more follow
 * @param next give it to {@link Query#after} for the next page; empty when this was the last
 */
public record Page(List<Item> items, Optional<Key> next) {
    public Page {
        items = List.copyOf(items);
    }
}
