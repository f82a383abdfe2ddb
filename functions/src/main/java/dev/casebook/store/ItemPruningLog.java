package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.pruning.Pruning;
import dev.casebook.pruning.PruningLog;
import java.time.Instant;
import java.util.Optional;

/**
 * Proposals to retire cases over an {@link ItemTable}; what was kept is remembered for good.
 *
 * <pre>
 * PRUNING#dataset    | WATCH                       up to when its quarters are dealt with
 * PRUNING#dataset    | SLOT#slot                   a quarter's proposal
 * PRUNING#dataset    | KEPT#case                   on what evidence a case is kept
 * </pre>
 */
public final class ItemPruningLog implements PruningLog {
    private final ItemTable table;
    private final Documents documents;

    private record Watch(Instant until) {}

    private record Kept(String evidence) {}

    public ItemPruningLog(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    @Override
    public Optional<Instant> until(String dataset) {
        return table.get(watchKey(dataset))
                .map(item -> documents.read(item, Watch.class).until());
    }

    @Override
    public boolean until(String dataset, Optional<Instant> expected, Instant next) {
        Optional<Item> stored = table.get(watchKey(dataset));
        if (!stored.map(item -> documents.read(item, Watch.class).until()).equals(expected)) {
            return false;
        }
        return table.put(
                new Item(
                        watchKey(dataset),
                        stored.map(item -> item.version() + 1).orElse(1L),
                        documents.write(new Watch(next))),
                stored.<Condition>map(item -> new Condition.VersionIs(item.version()))
                        .orElseGet(Condition.Absent::new));
    }

    @Override
    public Pruning claim(Pruning fresh) {
        Key key = key(fresh.dataset(), fresh.slot().toString());
        if (table.put(new Item(key, 1, documents.write(fresh)), new Condition.Absent())) {
            return fresh;
        }
        return read(key).orElseThrow(() -> new CasebookException.Retryable("The proposal was removed at this moment."));
    }

    @Override
    public Optional<Pruning> find(String id) {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : read(key(id.substring(0, slash), id.substring(slash + 1)));
    }

    @Override
    public boolean change(Pruning expected, Pruning next) {
        return table.get(key(next.dataset(), next.slot().toString()))
                .filter(item -> Documents.same(documents.read(item, Pruning.class), expected))
                .map(item -> table.put(
                        new Item(item.key(), item.version() + 1, documents.write(next)),
                        new Condition.VersionIs(item.version())))
                .orElse(false);
    }

    @Override
    public Optional<String> kept(String dataset, CaseId id) {
        return table.get(keptKey(dataset, id))
                .map(item -> documents.read(item, Kept.class).evidence());
    }

    @Override
    public void keep(String dataset, CaseId id, String evidence) {
        table.put(new Item(keptKey(dataset, id), 1, documents.write(new Kept(evidence))), new Condition.Always());
    }

    private Optional<Pruning> read(Key key) {
        return table.get(key).map(item -> documents.read(item, Pruning.class));
    }

    private static Key key(String dataset, String slot) {
        return new Key(partition(dataset), "SLOT#" + slot);
    }

    private static Key keptKey(String dataset, CaseId id) {
        return new Key(partition(dataset), "KEPT#" + id.value());
    }

    private static Key watchKey(String dataset) {
        return new Key(partition(dataset), "WATCH");
    }

    private static String partition(String dataset) {
        return "PRUNING#" + dataset;
    }
}
