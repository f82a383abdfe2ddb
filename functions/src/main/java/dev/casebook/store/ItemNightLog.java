package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.nightly.Night;
import dev.casebook.nightly.NightLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nights over an {@link ItemTable}, kept 400 days.
 *
 * <pre>
 * NIGHTS#dataset     | WATCH                       how far its nights were looked for
 * NIGHT#dataset      | slot                        a night
 * </pre>
 */
public final class ItemNightLog implements NightLog {
    private static final Duration KEPT = Duration.ofDays(400);

    private final ItemTable table;
    private final Documents documents;

    public ItemNightLog(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    @Override
    public Optional<Watch> watch(String dataset) {
        return table.get(watchKey(dataset)).map(item -> documents.read(item, Watch.class));
    }

    @Override
    public boolean watch(Optional<Watch> expected, Watch next) {
        Optional<Item> stored = table.get(watchKey(next.dataset()));
        if (stored.map(item -> documents.read(item, Watch.class)).equals(expected)) {
            return table.put(
                    new Item(
                            watchKey(next.dataset()),
                            stored.map(item -> item.version() + 1).orElse(1L),
                            documents.write(next)),
                    stored.<Condition>map(item -> new Condition.VersionIs(item.version()))
                            .orElseGet(Condition.Absent::new));
        }
        return false;
    }

    @Override
    public void unwatch(String dataset) {
        table.transact(List.of(new Change.Delete(watchKey(dataset), new Condition.Always())));
    }

    @Override
    public Night claim(Night fresh) {
        Key key = key(fresh.dataset(), fresh.slot());
        if (table.put(item(key, 1, fresh), new Condition.Absent())) {
            return fresh;
        }
        return read(key).orElseThrow(() -> new CasebookException.Retryable("The night was removed at this moment."));
    }

    @Override
    public Optional<Night> find(String id) {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : read(new Key("NIGHT#" + id.substring(0, slash), id.substring(slash + 1)));
    }

    @Override
    public boolean change(Night expected, Night next) {
        return table.get(key(next.dataset(), next.slot()))
                .filter(item -> Documents.same(documents.read(item, Night.class), expected))
                .map(item ->
                        table.put(item(item.key(), item.version() + 1, next), new Condition.VersionIs(item.version())))
                .orElse(false);
    }

    @Override
    public List<Night> newest(String dataset, int limit) {
        return table.query(Query.prefix("NIGHT#" + dataset, "").descending().limit(limit)).items().stream()
                .map(item -> documents.read(item, Night.class))
                .toList();
    }

    private Optional<Night> read(Key key) {
        return table.get(key).map(item -> documents.read(item, Night.class));
    }

    private Item item(Key key, long version, Night night) {
        return new Item(
                key, version, documents.write(night), Optional.of(night.slot().plus(KEPT)));
    }

    /** Slots are whole minutes, so that their texts sort as they do. */
    private static Key key(String dataset, Instant slot) {
        return new Key("NIGHT#" + dataset, slot.toString());
    }

    private static Key watchKey(String dataset) {
        return new Key("NIGHTS#" + dataset, "WATCH");
    }
}
