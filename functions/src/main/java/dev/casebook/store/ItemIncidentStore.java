package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Incidents over an {@link ItemTable}.
 *
 * <pre>
 * INC#id             | META                        the incident
 * OPEN#source        | hash of the group           which incident is open for it
 * INCIDENTS          | opened at#id                those that are neither closed nor dismissed
 * </pre>
 */
public final class ItemIncidentStore implements IncidentStore {
    private static final String META = "META";
    private static final String INCIDENTS = "INCIDENTS";

    private final ItemTable table;
    private final Documents documents;

    public ItemIncidentStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    private record Pointer(String id) {}

    @Override
    public Incident open(Incident fresh) {
        String pointer = documents.write(new Pointer(fresh.id()));
        TransactResult result = table.transact(List.of(
                new Change.Put(new Item(groupKey(fresh.source(), fresh.group()), 1, pointer), new Condition.Absent()),
                new Change.Put(new Item(key(fresh.id()), 1, documents.write(fresh)), new Condition.Absent()),
                new Change.Put(new Item(listKey(fresh), 1, pointer), new Condition.Always())));
        if (result.committed()) {
            return fresh;
        }
        return openFor(fresh.source(), fresh.group())
                .or(() -> find(fresh.id()))
                .orElseThrow(
                        () -> new CasebookException.Retryable("The incident was closed at this moment. Try again."));
    }

    @Override
    public Optional<Incident> openFor(String source, String group) {
        return table.get(groupKey(source, group))
                .map(item -> documents.read(item, Pointer.class).id())
                .flatMap(this::find);
    }

    @Override
    public Optional<Incident> find(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        String full = upper.startsWith("INC-") ? upper : "INC-" + upper;
        return table.get(key(full)).map(item -> documents.read(item, Incident.class));
    }

    @Override
    public boolean change(Incident expected, Incident next) {
        Optional<Item> stored = table.get(key(expected.id()));
        if (stored.isEmpty() || !Documents.same(documents.read(stored.get(), Incident.class), expected)) {
            return false;
        }
        Item item = stored.get();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Put(
                new Item(item.key(), item.version() + 1, documents.write(next)),
                new Condition.VersionIs(item.version())));
        if (over(next) && !over(expected)) {
            changes.add(new Change.Delete(groupKey(next.source(), next.group()), new Condition.Always()));
            changes.add(new Change.Delete(listKey(next), new Condition.Always()));
        }
        return table.transact(changes).committed();
    }

    @Override
    public List<Incident> open(int limit) {
        List<Incident> found = new ArrayList<>();
        for (Item item : table.query(Query.prefix(INCIDENTS, "").descending().limit(limit))
                .items()) {
            find(documents.read(item, Pointer.class).id()).ifPresent(found::add);
        }
        return found;
    }

    private static boolean over(Incident incident) {
        return incident.state() == IncidentState.CLOSED || incident.state() == IncidentState.NOT_A_DEFECT;
    }

    private static Key key(String id) {
        return new Key("INC#" + id, META);
    }

    private static Key groupKey(String source, String group) {
        return new Key("OPEN#" + source, CaseId.hash(group));
    }

    private static Key listKey(Incident incident) {
        return new Key(INCIDENTS, incident.reached().get(IncidentState.OPEN) + "#" + incident.id());
    }
}
