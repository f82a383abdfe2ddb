package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Lane;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.work.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Experiments over an {@link ItemTable}.
 *
 * <pre>
 * EXP#id             | META                        the experiment; a long list of cases is a blob of its own
 * EXP#id             | LANE#00                     a lane
 * EXP#id             | REPORT                      what the comparison found
 * ROWS#id#shard      | case id#trial               a result; ten shards keep one experiment off one hot partition
 * UNFINISHED         | started at#id               running and confirming experiments
 * NEWEST#dataset     | finished at#id              complete ones
 * OUTBOX             | written at#id               replies not yet handed to the queue
 * </pre>
 */
public final class ItemExperimentStore implements ExperimentStore {
    private static final String META = "META";
    private static final String REPORT = "REPORT";
    private static final String UNFINISHED = "UNFINISHED";
    private static final String OUTBOX = "OUTBOX";
    private static final int SHARDS = 10;
    private static final int TRIES = 20;

    private final ItemTable table;
    private final Documents documents;
    private final StoredExperiments stored;

    public ItemExperimentStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.stored = new StoredExperiments(documents, blobs);
    }

    private record Pointer(String id) {}

    private record Report(String json) {}

    @Override
    public boolean create(Experiment fresh) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Put(new Item(key(fresh.id()), 1, stored.write(fresh)), new Condition.Absent()));
        changes.add(new Change.Put(
                new Item(unfinishedKey(fresh), 1, documents.write(new Pointer(fresh.id()))), new Condition.Always()));
        changes.addAll(freshLanes(fresh, fresh.request().at(), new Condition.Absent()));
        return table.transact(changes).committed();
    }

    @Override
    public Optional<Experiment> find(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        String full = upper.startsWith("EXP-") ? upper : "EXP-" + upper;
        return table.get(key(full)).map(stored::read);
    }

    @Override
    public boolean put(ResultRow row) {
        Key key = new Key(
                shard(row.experiment(), row.caseId()),
                row.caseId() + "#" + String.format(Locale.ROOT, "%04d", row.trial()));
        return table.put(new Item(key, 1, documents.write(row)), new Condition.Absent());
    }

    @Override
    public List<ResultRow> results(String experiment) {
        List<ResultRow> rows = new ArrayList<>();
        eachResult(experiment, rows::add);
        rows.sort(Comparator.comparing((ResultRow row) -> row.caseId().value()).thenComparingInt(ResultRow::trial));
        return rows;
    }

    @Override
    public void eachResult(String experiment, Consumer<ResultRow> reader) {
        eachItem(experiment, item -> reader.accept(documents.read(item, ResultRow.class)));
    }

    @Override
    public Set<Done> done(String experiment) {
        Set<Done> done = new HashSet<>();
        eachItem(experiment, item -> {
            String sort = item.key().sort();
            int mark = sort.indexOf('#');
            done.add(new Done(new CaseId(sort.substring(0, mark)), Integer.parseInt(sort.substring(mark + 1))));
        });
        return done;
    }

    private void eachItem(String experiment, Consumer<Item> reader) {
        for (int shard = 0; shard < SHARDS; shard++) {
            table.queryEach(Query.prefix("ROWS#" + experiment + "#" + shard, ""), reader);
        }
    }

    @Override
    public List<ResultRow> results(String experiment, CaseId caseId) {
        return table.queryAll(Query.prefix(shard(experiment, caseId), caseId + "#")).stream()
                .map(item -> documents.read(item, ResultRow.class))
                .toList();
    }

    @Override
    public List<Lane> lanes(Experiment experiment) {
        return table.queryAll(Query.prefix("EXP#" + experiment.id(), "LANE#")).stream()
                .map(item -> documents.read(item, Lane.class))
                .toList();
    }

    @Override
    public boolean change(Lane expected, Lane next) {
        return replace(laneKey(expected.experiment(), expected.number()), expected, next);
    }

    @Override
    public boolean confirm(Experiment expected, Experiment confirming) {
        return stored(expected)
                .map(item -> {
                    List<Change> changes = new ArrayList<>();
                    changes.add(moved(item, confirming));
                    Instant free = Objects.requireNonNull(confirming.request().at());
                    changes.addAll(nextLanes(confirming, free));
                    return table.transact(changes).committed();
                })
                .orElse(false);
    }

    @Override
    public boolean end(Experiment expected, Experiment ended, Ending with) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Item> now = stored(expected);
            if (now.isEmpty()) {
                return false;
            }
            List<Change> changes = new ArrayList<>(ending(now.get(), ended, with.report(), with.reply()));
            with.firstBaseline()
                    .flatMap(first -> firstBaseline(ended.plan().dataset(), first))
                    .ifPresent(changes::addAll);
            with.deed().ifPresent(deed -> changes.add(ItemAuditTrail.entry(documents, deed)));
            if (table.transact(changes).committed()) {
                return true;
            }
        }
        throw new CasebookException.Retryable("Too many people are changing this dataset at once. Try again.");
    }

    /** Empty when the dataset has a baseline already. */
    private Optional<List<Change>> firstBaseline(String dataset, Dataset.Baseline first) {
        return table.get(ItemCaseStore.datasetKey(dataset)).flatMap(item -> {
            Dataset now = documents.read(item, Dataset.class);
            return now.baseline().isPresent()
                    ? Optional.empty()
                    : Optional.of(List.of(
                            new Change.Put(
                                    next(item, new Dataset(now.name(), now.agent(), now.version(), Optional.of(first))),
                                    new Condition.VersionIs(item.version())),
                            ItemAuditTrail.entry(documents, deed(dataset, first))));
        });
    }

    private static Deed deed(String dataset, Dataset.Baseline first) {
        return new Deed(
                first.at(),
                Doer.of(first.by()),
                Deed.What.BASELINE_SET,
                dataset,
                Map.of("after", first.experiment(), "version", first.agentVersion()));
    }

    private List<Change> ending(Item item, Experiment ended, Optional<String> report, Optional<Reply> reply) {
        String at = ended.finishedAt().orElseThrow() + "#" + ended.id();
        List<Change> changes = new ArrayList<>();
        changes.add(moved(item, ended));
        changes.add(new Change.Delete(unfinishedKey(ended), new Condition.Always()));
        report.ifPresent(json -> changes.add(new Change.Put(
                new Item(new Key("EXP#" + ended.id(), REPORT), 1, documents.write(new Report(json))),
                new Condition.Always())));
        reply.ifPresent(told -> changes.add(outgoing(at, documents.write(told))));
        if (ended.state() == Experiment.State.COMPLETE && ended.purpose() == Experiment.Purpose.EVALUATION) {
            changes.add(new Change.Put(
                    new Item(
                            new Key("NEWEST#" + ended.plan().dataset(), at),
                            1,
                            documents.write(new Pointer(ended.id()))),
                    new Condition.Always()));
        }
        return changes;
    }

    /** A reply that the sweeper hands to the queue, whatever it is about. */
    static Change.Put outgoing(String id, String reply) {
        return new Change.Put(new Item(new Key(OUTBOX, id), 1, reply), new Condition.Always());
    }

    @Override
    public Optional<String> report(String experiment) {
        return table.get(new Key("EXP#" + experiment, REPORT))
                .map(item -> documents.read(item, Report.class).json());
    }

    @Override
    public List<Outgoing> unsent(int limit) {
        return table.query(Query.prefix(OUTBOX, "").limit(limit)).items().stream()
                .map(item -> new Outgoing(item.key().sort(), documents.read(item, Reply.class)))
                .toList();
    }

    @Override
    public void sent(Outgoing outgoing) {
        table.transact(List.of(new Change.Delete(new Key(OUTBOX, outgoing.id()), new Condition.Always())));
    }

    @Override
    public List<Experiment> unfinished() {
        return pointedTo(table.queryAll(Query.prefix(UNFINISHED, "")));
    }

    @Override
    public List<Experiment> newest(String dataset, int limit) {
        return pointedTo(
                table.query(Query.prefix("NEWEST#" + dataset, "").descending().limit(limit))
                        .items());
    }

    private List<Experiment> pointedTo(List<Item> pointers) {
        List<Experiment> found = new ArrayList<>();
        for (Item item : pointers) {
            find(documents.read(item, Pointer.class).id()).ifPresent(found::add);
        }
        return found;
    }

    private boolean replace(Key key, Object expected, Object next) {
        return table.get(key)
                .filter(item -> Documents.same(documents.read(item, expected.getClass()), expected))
                .map(item -> table.put(next(item, next), new Condition.VersionIs(item.version())))
                .orElse(false);
    }

    /** The stored item, if it still holds what the caller read. */
    private Optional<Item> stored(Experiment expected) {
        return table.get(key(expected.id())).filter(item -> Documents.same(stored.read(item), expected));
    }

    private List<Change> freshLanes(Experiment experiment, Instant free, Condition condition) {
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < experiment.plan().lanes(); number++) {
            Lane lane = new Lane(experiment.id(), number, 1, free, 0, false);
            changes.add(
                    new Change.Put(new Item(laneKey(lane.experiment(), number), 1, documents.write(lane)), condition));
        }
        return changes;
    }

    /** The same lanes, free again and of a later epoch, so that messages of the state before are dropped. */
    private List<Change> nextLanes(Experiment experiment, Instant free) {
        List<Change> changes = new ArrayList<>();
        for (Item item : table.queryAll(Query.prefix("EXP#" + experiment.id(), "LANE#"))) {
            Lane lane = documents.read(item, Lane.class);
            Lane again = new Lane(lane.experiment(), lane.number(), lane.epoch() + 1, free, 0, false);
            changes.add(new Change.Put(next(item, again), new Condition.VersionIs(item.version())));
        }
        return changes;
    }

    private Change moved(Item item, Experiment next) {
        return new Change.Put(
                new Item(item.key(), item.version() + 1, stored.write(next)), new Condition.VersionIs(item.version()));
    }

    private Item next(Item item, Object content) {
        return new Item(item.key(), item.version() + 1, documents.write(content));
    }

    private static Key key(String id) {
        return new Key("EXP#" + id, META);
    }

    private static Key laneKey(String experiment, int number) {
        return new Key("EXP#" + experiment, String.format(Locale.ROOT, "LANE#%02d", number));
    }

    private static Key unfinishedKey(Experiment experiment) {
        return new Key(UNFINISHED, experiment.request().at() + "#" + experiment.id());
    }

    private static String shard(String experiment, CaseId caseId) {
        return "ROWS#" + experiment + "#" + Math.floorMod(caseId.value().hashCode(), SHARDS);
    }
}
