package dev.casebook.store;

import dev.casebook.expert.HandOff;
import dev.casebook.expert.HandOffStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hand-offs over an {@link ItemTable}.
 *
 * <pre>
 * HANDOFF#display id | 0001                        a case's first hand-off
 * HANDOFFS           | asked at#display id/1       that it is open
 * </pre>
 */
public final class ItemHandOffStore implements HandOffStore {
    private static final String OPEN = "HANDOFFS";

    private final ItemTable table;
    private final Documents documents;

    public ItemHandOffStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    private record Pointer(String id) {}

    @Override
    public List<HandOff> of(String caseId) {
        return table.queryAll(Query.prefix(partition(caseId), "")).stream()
                .map(this::read)
                .toList();
    }

    @Override
    public Optional<HandOff> find(String id) {
        int slash = id.indexOf('/');
        return slash < 1 || !id.substring(slash + 1).matches("[0-9]{1,4}")
                ? Optional.empty()
                : table.get(key(id.substring(0, slash), Integer.parseInt(id.substring(slash + 1))))
                        .map(this::read);
    }

    @Override
    public boolean add(HandOff fresh) {
        return table.transact(added(fresh)).committed();
    }

    @Override
    public boolean replace(HandOff expected, HandOff ended, HandOff fresh) {
        Optional<List<Change>> end = changed(expected, ended);
        List<Change> all = new ArrayList<>(added(fresh));
        end.ifPresent(all::addAll);
        return end.isPresent() && table.transact(all).committed();
    }

    @Override
    public boolean change(HandOff expected, HandOff next) {
        return changed(expected, next)
                .map(changes -> table.transact(changes).committed())
                .orElse(false);
    }

    @Override
    public List<HandOff> open() {
        return table.queryAll(Query.prefix(OPEN, "")).stream()
                .map(item -> documents.read(item, Pointer.class).id())
                .flatMap(id -> find(id).stream())
                .filter(HandOff::isOpen)
                .toList();
    }

    private List<Change> added(HandOff fresh) {
        Item item = new Item(key(fresh.caseId(), fresh.number()), 1, documents.write(fresh));
        Item listed = new Item(listKey(fresh), 1, documents.write(new Pointer(fresh.id())));
        return List.of(new Change.Put(item, new Condition.Absent()), new Change.Put(listed, new Condition.Always()));
    }

    /** Empty when the stored one is another. */
    private Optional<List<Change>> changed(HandOff expected, HandOff next) {
        return table.get(key(expected.caseId(), expected.number()))
                .filter(item -> Documents.same(read(item), expected))
                .map(item -> {
                    List<Change> changes = new ArrayList<>();
                    changes.add(new Change.Put(
                            new Item(item.key(), item.version() + 1, documents.write(next)),
                            new Condition.VersionIs(item.version())));
                    if (!next.isOpen()) {
                        changes.add(new Change.Delete(listKey(next), new Condition.Always()));
                    }
                    return changes;
                });
    }

    private HandOff read(Item item) {
        return documents.read(item, HandOff.class);
    }

    private static String partition(String caseId) {
        return "HANDOFF#" + caseId.toUpperCase(Locale.ROOT);
    }

    private static Key key(String caseId, int number) {
        return new Key(partition(caseId), String.format(Locale.ROOT, "%04d", number));
    }

    private static Key listKey(HandOff handOff) {
        return new Key(OPEN, handOff.askedAt() + "#" + handOff.id());
    }
}
