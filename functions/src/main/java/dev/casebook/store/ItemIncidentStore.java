package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentStep;
import dev.casebook.incident.IncidentStore;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Incidents over an {@link ItemTable}. A list reads one page of pointers and one item for each incident on it.
 *
 * <pre>
 * INC#id             | META                        the incident
 * OPEN#source        | hash of the group           which incident is open for it
 * INCIDENTS          | opened at#id                those that are neither closed nor dismissed
 * INCIDENTS#state    | opened at#id                those in one state
 * INCIDENTS#case id  | id                          those that are about a case
 * STEPS#month        | at#id                       those whose state changed at a moment of it
 * </pre>
 */
public final class ItemIncidentStore implements IncidentStore {
    private static final String META = "META";
    private static final String INCIDENTS = "INCIDENTS";
    private static final DateTimeFormatter SORTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ItemTable table;
    private final Documents documents;

    public ItemIncidentStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    private record Pointer(String id) {}

    @Override
    public Incident open(Incident fresh) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Put(pointer(groupKey(fresh), fresh), new Condition.Absent()));
        changes.add(new Change.Put(new Item(key(fresh.id()), 1, documents.write(fresh)), new Condition.Absent()));
        changes.add(pointTo(listKey(fresh), fresh));
        changes.add(pointTo(stateKey(fresh), fresh));
        fresh.caseId().ifPresent(id -> changes.add(pointTo(caseKey(id, fresh), fresh)));
        steps(fresh, 0, changes);
        if (table.transact(changes).committed()) {
            return fresh;
        }
        return openFor(fresh.source(), fresh.group())
                .or(() -> find(fresh.id()))
                .orElseThrow(
                        () -> new CasebookException.Retryable("The incident was closed at this moment. Try again."));
    }

    @Override
    public Optional<Incident> openFor(String source, String group) {
        return table.get(groupKey(source, group)).flatMap(this::pointedTo);
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
        if (next.state() != expected.state()) {
            moved(expected, next, changes);
        }
        next.caseId()
                .filter(id -> !expected.caseId().equals(next.caseId()))
                .ifPresent(id -> changes.add(pointTo(caseKey(id, next), next)));
        steps(next, expected.life().steps().size(), changes);
        return table.transact(changes).committed();
    }

    /** From one list to the other; an incident that is over leaves its group free, and one that is open again takes it. */
    private void moved(Incident expected, Incident next, List<Change> changes) {
        changes.add(new Change.Delete(stateKey(expected), new Condition.Always()));
        changes.add(pointTo(stateKey(next), next));
        if (next.state().over() && !expected.state().over()) {
            changes.add(new Change.Delete(groupKey(next), new Condition.Always()));
            changes.add(new Change.Delete(listKey(next), new Condition.Always()));
        } else if (expected.state().over() && !next.state().over()) {
            openFor(next.source(), next.group()).ifPresent(other -> {
                throw new CasebookException.Permanent(next.id() + " cannot be open again, because " + other.id()
                        + " is open for the same. Nothing was changed. Go on with that one.");
            });
            changes.add(new Change.Put(pointer(groupKey(next), next), new Condition.Absent()));
            changes.add(pointTo(listKey(next), next));
        }
    }

    private void steps(Incident incident, int known, List<Change> changes) {
        List<IncidentStep> steps = incident.life().steps();
        steps.subList(known, steps.size()).stream()
                .map(step -> stepKey(step.at(), incident))
                .distinct()
                .forEach(key -> changes.add(pointTo(key, incident)));
    }

    @Override
    public List<Incident> open(int limit) {
        return list(Listing.first(Optional.empty(), Math.clamp(limit, 1, 1000))).incidents();
    }

    @Override
    public Listed list(Listing which) {
        String partition = which.state().map(state -> INCIDENTS + "#" + state).orElse(INCIDENTS);
        Query query = Query.prefix(partition, "")
                .descending()
                .limit(which.limit())
                .after(which.after().map(sort -> new Key(partition, sort)));
        Page page = table.query(query);
        List<Incident> found =
                page.items().stream().flatMap(item -> pointedTo(item).stream()).toList();
        return new Listed(found, page.next().map(Key::sort));
    }

    @Override
    public List<Incident> ofCase(CaseId id) {
        return table.queryAll(Query.prefix(INCIDENTS + "#" + id, "")).stream()
                .flatMap(item -> pointedTo(item).stream())
                .filter(incident -> incident.caseId().equals(Optional.of(id)))
                .sorted(Comparator.comparing(Incident::openedAt)
                        .thenComparing(Incident::id)
                        .reversed())
                .toList();
    }

    @Override
    public List<Incident> changedBetween(Instant from, Instant to) {
        TreeSet<String> ids = new TreeSet<>();
        YearMonth last = YearMonth.from(to.atZone(ZoneOffset.UTC));
        for (YearMonth month = YearMonth.from(from.atZone(ZoneOffset.UTC));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            Query query = new Query(
                    "STEPS#" + month,
                    SORTED.format(from),
                    SORTED.format(to),
                    Query.Order.ASCENDING,
                    1000,
                    Optional.empty());
            table.queryEach(
                    query, item -> ids.add(documents.read(item, Pointer.class).id()));
        }
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    private Optional<Incident> pointedTo(Item item) {
        return find(documents.read(item, Pointer.class).id());
    }

    private Change pointTo(Key key, Incident incident) {
        return new Change.Put(pointer(key, incident), new Condition.Always());
    }

    private Item pointer(Key key, Incident incident) {
        return new Item(key, 1, documents.write(new Pointer(incident.id())));
    }

    private static Key key(String id) {
        return new Key("INC#" + id, META);
    }

    private static Key groupKey(Incident incident) {
        return groupKey(incident.source(), incident.group());
    }

    private static Key groupKey(String source, String group) {
        return new Key("OPEN#" + source, CaseId.hash(group));
    }

    private static Key listKey(Incident incident) {
        return new Key(INCIDENTS, incident.openedAt() + "#" + incident.id());
    }

    private static Key stateKey(Incident incident) {
        return new Key(INCIDENTS + "#" + incident.state(), SORTED.format(incident.openedAt()) + "#" + incident.id());
    }

    private static Key caseKey(CaseId id, Incident incident) {
        return new Key(INCIDENTS + "#" + id, incident.id());
    }

    private static Key stepKey(Instant at, Incident incident) {
        YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        return new Key("STEPS#" + month, SORTED.format(at) + "#" + incident.id());
    }
}
