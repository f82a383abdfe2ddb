package dev.casebook.store;

import dev.casebook.harvest.HarvestLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Harvest runs over an {@link ItemTable}, kept 90 days.
 *
 * <pre>
 * HARVEST#query      | slot                        the run
 * </pre>
 */
public final class ItemHarvestLog implements HarvestLog {
    private static final Duration KEPT = Duration.ofDays(90);

    private final ItemTable table;
    private final Documents documents;

    public ItemHarvestLog(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    @Override
    public boolean record(Run run) {
        return table.put(
                new Item(
                        key(run.query(), run.slot()),
                        1,
                        documents.write(run),
                        Optional.of(run.slot().plus(KEPT))),
                new Condition.Absent());
    }

    @Override
    public boolean has(String query, Instant slot) {
        return table.get(key(query, slot)).isPresent();
    }

    @Override
    public Optional<Run> last(String query) {
        return table.query(Query.prefix(partition(query), "").descending().limit(1)).items().stream()
                .findFirst()
                .map(item -> documents.read(item, Run.class));
    }

    @Override
    public int addedOn(String query, LocalDate day) {
        return table.queryAll(Query.prefix(partition(query), day.toString())).stream()
                .mapToInt(item -> documents.read(item, Run.class).added())
                .sum();
    }

    /** Slots are whole seconds, so that their texts sort as they do. */
    private static Key key(String query, Instant slot) {
        return new Key(partition(query), slot.toString());
    }

    private static String partition(String query) {
        return "HARVEST#" + query;
    }
}
