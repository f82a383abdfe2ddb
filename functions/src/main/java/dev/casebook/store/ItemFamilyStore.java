package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.family.Family;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.casefile.family.MinHash;
import dev.casebook.casefile.family.Shingles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Families over an {@link ItemTable}. Looking for the family of one case reads 20 ranges of pointers and the few cases that they
 * point to, however many cases there are: about 25 read units of DynamoDB. Putting one in writes 21 items.
 *
 * <pre>
 * FAMILIES#dataset        | id            a family: how often it was seen, whether it is muted
 * FAMILY#dataset          | case id       a case's shingles and family
 * BAND#dataset#band       | case id       the cases that share a band
 * SEEN#dataset#family     | hash          a trace that was counted
 * MUTED#dataset           | id            the families that are muted
 * </pre>
 */
public final class ItemFamilyStore implements FamilyStore {
    private static final int TRIES = 20;
    /** Of a band that many cases share, so many are looked at: any of them that is alike will do. */
    private static final int OF_A_BAND = 20;

    private static final int CANDIDATES = 40;

    private final ItemTable table;
    private final Documents documents;

    public ItemFamilyStore(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    private record Stored(CaseId id, String family, String shingles) {}

    private record Pointer(CaseId id) {}

    private record Sighting(String trace, Instant at) {}

    @Override
    public Optional<Family> find(String dataset, String id) {
        return table.get(familyKey(dataset, id)).map(item -> documents.read(item, Family.class));
    }

    @Override
    public Optional<Member> member(String dataset, CaseId id) {
        return table.get(memberKey(dataset, id))
                .map(item -> documents.read(item, Stored.class))
                .map(stored -> new Member(stored.id(), stored.family(), Shingles.read(stored.shingles())));
    }

    @Override
    public List<Member> candidates(String dataset, Shingles shingles) {
        Map<String, Integer> shared = new TreeMap<>();
        for (String band : MinHash.bands(shingles)) {
            table.query(Query.prefix(bandPartition(dataset, band), "").limit(OF_A_BAND))
                    .items()
                    .forEach(item -> shared.merge(item.key().sort(), 1, Integer::sum));
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .flatMap(entry -> member(dataset, new CaseId(entry.getKey())).stream())
                .toList();
    }

    @Override
    public void index(String dataset, Member member) {
        List<Change> changes = new ArrayList<>();
        Stored stored =
                new Stored(member.id(), member.family(), member.shingles().written());
        changes.add(put(memberKey(dataset, member.id()), stored));
        for (String band : MinHash.bands(member.shingles())) {
            changes.add(put(new Key(bandPartition(dataset, band), member.id().value()), new Pointer(member.id())));
        }
        table.transact(changes);
    }

    @Override
    public Counted count(String dataset, String family, String trace, Instant at) {
        Key seen = new Key("SEEN#" + dataset + "#" + family, CaseId.hash(trace));
        for (int i = 0; i < TRIES; i++) {
            Optional<Item> stored = table.get(familyKey(dataset, family));
            if (stored.isPresent() && table.get(seen).isPresent()) {
                return new Counted(documents.read(stored.get(), Family.class), false);
            }
            Family next = stored.map(item -> documents.read(item, Family.class).seenAgain(at))
                    .orElseGet(() -> new Family(dataset, family, 1, at, at, Optional.empty()));
            List<Change> changes = List.of(
                    new Change.Put(new Item(seen, 1, documents.write(new Sighting(trace, at))), new Condition.Absent()),
                    written(stored, next));
            if (table.transact(changes).committed()) {
                return new Counted(next, true);
            }
        }
        throw busy();
    }

    @Override
    public Optional<Family> change(String dataset, String id, UnaryOperator<Family> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Item> stored = table.get(familyKey(dataset, id));
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Family next = change.apply(documents.read(stored.get(), Family.class));
            Key muted = new Key("MUTED#" + dataset, id);
            Change pointer = next.muted().isPresent()
                    ? put(muted, Map.of("id", id))
                    : new Change.Delete(muted, new Condition.Always());
            if (table.transact(List.of(written(stored, next), pointer)).committed()) {
                return Optional.of(next);
            }
        }
        throw busy();
    }

    @Override
    public boolean anyMuted(String dataset) {
        return !table.query(Query.prefix("MUTED#" + dataset, "").limit(1))
                .items()
                .isEmpty();
    }

    private Change written(Optional<Item> stored, Family next) {
        Item item = new Item(
                familyKey(next.dataset(), next.id()),
                stored.map(before -> before.version() + 1).orElse(1L),
                documents.write(next));
        return new Change.Put(
                item,
                stored.<Condition>map(before -> new Condition.VersionIs(before.version()))
                        .orElseGet(Condition.Absent::new));
    }

    private Change put(Key key, Object content) {
        return new Change.Put(new Item(key, 1, documents.write(content)), new Condition.Always());
    }

    private static CasebookException busy() {
        return new CasebookException.Retryable("The family is being changed at this moment. Try again.");
    }

    private static Key familyKey(String dataset, String id) {
        return new Key("FAMILIES#" + dataset, id);
    }

    private static Key memberKey(String dataset, CaseId id) {
        return new Key("FAMILY#" + dataset, id.value());
    }

    private static String bandPartition(String dataset, String band) {
        return "BAND#" + dataset + "#" + band;
    }
}
