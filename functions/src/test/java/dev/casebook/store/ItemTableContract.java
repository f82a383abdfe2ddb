package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link ItemTable} promises. A backend's test extends this and supplies the table. */
public abstract class ItemTableContract implements ItemConditions, ItemTransactions, ItemRanges {
    private static final AtomicLong PARTITIONS = new AtomicLong();

    /** Another partition in each test, so that tests may share one table. */
    private final String partition = "CONTRACT#" + PARTITIONS.incrementAndGet();

    @Override
    public final String partition() {
        return partition;
    }

    @Test
    void aPartitionKnowsNothingOfItsNeighbour() {
        Key here = new Key(partition, "A");
        Key there = new Key(partition + "X", "A");
        table().put(new Item(here, 1, "{}"), new Condition.Absent());
        assertThat(table().get(there)).isEmpty();
        assertThat(table().queryAll(Query.prefix(partition + "X", ""))).isEmpty();
    }
}
