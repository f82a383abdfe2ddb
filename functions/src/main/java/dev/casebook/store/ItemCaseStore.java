package dev.casebook.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.trace.RedactedTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cases over an {@link ItemTable}.
 *
 * <pre>
 * DATASETS           | name                        the dataset: version, baseline
 * DS#dataset         | CASE#id                     a case as it is now, with its trace's blob
 * REV#dataset        | 0000000042#id               the revision that made dataset version 42; never changed
 * SHOWN#display id   | CASE                        which dataset and case people mean by it
 * SHOWN#display id   | REV#0000000042              that it has a revision that made dataset version 42
 * </pre>
 */
public final class ItemCaseStore implements CaseStore {
    private static final String DATASETS = "DATASETS";
    private static final String REVISION = "REV#";
    private static final int TRIES = 50;
    private static final ObjectMapper JSON = Json.mapper();

    private final ItemTable table;
    private final BlobStore blobs;
    private final Documents documents;

    public ItemCaseStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.blobs = blobs;
        this.documents = new Documents(blobs);
    }

    /** A case as stored: with the blob that holds its trace. */
    private record Stored(@Nullable String trace, Case content) {}

    private record Shown(String dataset, CaseId id) {}

    @Override
    public Dataset ensureDataset(String name, String agent) {
        Dataset fresh = new Dataset(name, agent, 0, Optional.empty());
        table.put(new Item(datasetKey(name), 1, documents.write(fresh)), new Condition.Absent());
        return dataset(name).orElseThrow(() -> new IllegalStateException("a dataset that was just written is missing"));
    }

    @Override
    public Optional<Dataset> dataset(String name) {
        return table.get(datasetKey(name)).map(item -> documents.read(item, Dataset.class));
    }

    @Override
    public List<Dataset> datasets() {
        return table.queryAll(Query.prefix(DATASETS, "")).stream()
                .map(item -> documents.read(item, Dataset.class))
                .toList();
    }

    @Override
    public boolean setBaseline(
            String dataset, Optional<Dataset.Baseline> expected, Dataset.Baseline baseline, Optional<Deed> deed) {
        for (int i = 0; i < TRIES; i++) {
            Item item = datasetItem(dataset);
            Dataset now = documents.read(item, Dataset.class);
            if (!Documents.same(now.baseline(), expected)) {
                return false;
            }
            Dataset next = new Dataset(now.name(), now.agent(), now.version(), Optional.of(baseline));
            Change.Put put = new Change.Put(next(item, next), new Condition.VersionIs(item.version()));
            if (written(List.of(put), deed)) {
                return true;
            }
        }
        throw busy();
    }

    @Override
    public boolean add(Case fresh, Optional<RedactedTrace> trace, Optional<Deed> deed) {
        String blob = trace.map(this::store).orElse(null);
        for (int i = 0; i < TRIES; i++) {
            if (table.get(caseKey(fresh.dataset(), fresh.id())).isPresent()) {
                return false;
            }
            Item dataset = datasetItem(fresh.dataset());
            Item head = new Item(caseKey(fresh.dataset(), fresh.id()), 1, documents.write(new Stored(blob, fresh)));
            Item shown = new Item(
                    shownKey(fresh.id().display()), 1, documents.write(new Shown(fresh.dataset(), fresh.id())));
            List<Change> changes = new ArrayList<>(newRevision(dataset, fresh));
            changes.add(new Change.Put(head, new Condition.Absent()));
            changes.add(new Change.Put(shown, new Condition.Absent()));
            if (written(changes, deed)) {
                return true;
            }
            if (table.get(shownKey(fresh.id().display())).isPresent()
                    && find(fresh.dataset(), fresh.id()).isEmpty()) {
                throw new CasebookException.Permanent("Another case already has the short id "
                        + fresh.id().display() + ". Nothing was saved. Import the case under another id.");
            }
        }
        throw busy();
    }

    @Override
    public Optional<Case> find(String dataset, CaseId id) {
        return table.get(caseKey(dataset, id))
                .map(item -> documents.read(item, Stored.class).content());
    }

    @Override
    public Optional<Case> findByDisplayId(String displayId) {
        if (!displayId.matches("[0-9A-Za-z]{1,40}")) {
            return Optional.empty();
        }
        return table.get(shownKey(displayId.toUpperCase(Locale.ROOT)))
                .map(item -> documents.read(item, Shown.class))
                .flatMap(shown -> find(shown.dataset(), shown.id()));
    }

    @Override
    public Optional<RedactedTrace> trace(CaseId id) {
        return table.get(shownKey(id.display()))
                .map(item -> documents.read(item, Shown.class))
                .flatMap(shown -> table.get(caseKey(shown.dataset(), shown.id())))
                .flatMap(item ->
                        Optional.ofNullable(documents.read(item, Stored.class).trace()))
                .flatMap(blobs::get)
                .map(ItemCaseStore::trace);
    }

    @Override
    public boolean change(Case expected, Case next, Optional<Deed> deed) {
        for (int i = 0; i < TRIES; i++) {
            Item item = table.get(caseKey(expected.dataset(), expected.id()))
                    .orElseThrow(() -> new IllegalStateException("a case that was read is missing"));
            Stored now = documents.read(item, Stored.class);
            if (!Documents.same(now.content(), expected)) {
                return false;
            }
            Item head = next(item, new Stored(now.trace(), next));
            Change.Put put = new Change.Put(head, new Condition.VersionIs(item.version()));
            if (written(withRevision(expected, next, put), deed)) {
                return true;
            }
        }
        throw busy();
    }

    private List<Change> withRevision(Case expected, Case next, Change.Put head) {
        if (next.revision() == expected.revision()) {
            return List.of(head);
        }
        List<Change> changes = new ArrayList<>(newRevision(datasetItem(expected.dataset()), next));
        changes.add(head);
        return changes;
    }

    /** A transaction costs twice as much as a put, so a single change is put. */
    private boolean written(List<? extends Change> changes, Optional<Deed> deed) {
        if (deed.isEmpty() && changes.size() == 1 && changes.getFirst() instanceof Change.Put put) {
            return table.put(put.item(), put.condition());
        }
        List<Change> all = new ArrayList<>(changes);
        deed.ifPresent(done -> all.add(ItemAuditTrail.entry(documents, done)));
        return table.transact(all).committed();
    }

    /** The dataset's next version and the revision that makes it. */
    private List<Change> newRevision(Item dataset, Case revision) {
        Dataset now = documents.read(dataset, Dataset.class);
        Dataset next = new Dataset(now.name(), now.agent(), now.version() + 1, now.baseline());
        Key key = revisionKey(now.name(), new Pin(revision.id(), next.version()));
        Key listed = new Key(shownKey(revision.id().display()).partition(), REVISION + version(next.version()));
        String pointer = documents.write(new Shown(now.name(), revision.id()));
        return List.of(
                new Change.Put(next(dataset, next), new Condition.VersionIs(dataset.version())),
                new Change.Put(new Item(key, 1, documents.write(revision)), new Condition.Absent()),
                new Change.Put(new Item(listed, 1, pointer), new Condition.Absent()));
    }

    @Override
    public List<Case> revisions(Case of, int most) {
        Query newest = Query.prefix(shownKey(of.id().display()).partition(), REVISION)
                .descending()
                .limit(most);
        return table.query(newest).items().reversed().stream()
                .map(item -> Long.parseLong(item.key().sort().substring(REVISION.length())))
                .map(version -> pinned(of.dataset(), new Pin(of.id(), version)))
                .toList();
    }

    @Override
    public List<Case> cases(String dataset) {
        return table.queryAll(Query.prefix("DS#" + dataset, "CASE#")).stream()
                .map(item -> documents.read(item, Stored.class).content())
                .toList();
    }

    @Override
    public <T> List<T> manifest(String dataset, long version, Function<Case, T> reduced) {
        Map<String, T> latest = new TreeMap<>();
        table.queryEach(upTo(dataset, version), item -> {
            Case revision = documents.read(item, Case.class);
            if (revision.state() == CaseState.ACTIVE) {
                latest.put(revision.id().value(), reduced.apply(revision));
            } else {
                latest.remove(revision.id().value());
            }
        });
        return List.copyOf(latest.values());
    }

    @Override
    public List<Pin> pins(String dataset, long version) {
        Map<String, Pin> latest = new TreeMap<>();
        table.queryEach(upTo(dataset, version), item -> {
            String sort = item.key().sort();
            int mark = sort.indexOf('#');
            String id = sort.substring(mark + 1);
            if (CaseState.ACTIVE.name().equals(documents.text(item, "state"))) {
                latest.put(id, new Pin(new CaseId(id), Long.parseLong(sort.substring(0, mark))));
            } else {
                latest.remove(id);
            }
        });
        return List.copyOf(latest.values());
    }

    @Override
    public Case pinned(String dataset, Pin pin) {
        Optional<Case> found = pin.version() == 0
                ? find(dataset, pin.id())
                : table.get(revisionKey(dataset, pin)).map(item -> documents.read(item, Case.class));
        return found.orElseThrow(() -> new IllegalStateException("a case that was read is missing"));
    }

    /** Every revision's key goes on behind its version, so that all of a version stand before the bare next one. */
    private static Query upTo(String dataset, long version) {
        return new Query(revisions(dataset), "0", version(version + 1), Query.Order.ASCENDING, 1000, Optional.empty());
    }

    private Item datasetItem(String name) {
        return table.get(datasetKey(name))
                .orElseThrow(() -> new CasebookException.Permanent(
                        "There is no dataset " + name + ". Nothing was changed. Add or import a case to make it."));
    }

    private Item next(Item item, Object content) {
        return new Item(item.key(), item.version() + 1, documents.write(content));
    }

    private String store(RedactedTrace trace) {
        return blobs.put(JSON.valueToTree(trace).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static RedactedTrace trace(byte[] bytes) {
        try {
            return JSON.readValue(bytes, RedactedTrace.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored trace cannot be read");
        }
    }

    private static CasebookException busy() {
        return new CasebookException.Retryable("Too many people are changing this dataset at once. Try again.");
    }

    static Key datasetKey(String name) {
        return new Key(DATASETS, name);
    }

    private static Key caseKey(String dataset, CaseId id) {
        return new Key("DS#" + dataset, "CASE#" + id);
    }

    private static Key shownKey(String displayId) {
        return new Key("SHOWN#" + displayId, "CASE");
    }

    private static String revisions(String dataset) {
        return "REV#" + dataset;
    }

    private static Key revisionKey(String dataset, Pin pin) {
        return new Key(revisions(dataset), version(pin.version()) + "#" + pin.id());
    }

    private static String version(long version) {
        return String.format(Locale.ROOT, "%010d", version);
    }
}
