package dev.casebook.store;

import dev.casebook.casefile.CaseId;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a request that was sent twice by hand, such as a button pressed again because nothing seemed to happen: the same person
 * asks for the same in the same place within ten seconds. Of several, however close, exactly one is first.
 *
 * <pre>
 * SAID#digest | META         which ping was first, and when
 * </pre>
 */
public final class DoubleSubmits {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int TRIES = 10;

    private final ItemTable table;
    private final Documents documents;

    public DoubleSubmits(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    private record First(int schemaVersion, String ping, Instant at) {}

    /** Whether another ping that says the same came first. The same ping, delivered again, is no double of itself. */
    public boolean isDouble(Ping ping) {
        return ping.person()
                .flatMap(Ping.Person::saying)
                .map(saying -> isDouble(ping, new Key("SAID#" + CaseId.hash(saying), "META")))
                .orElse(false);
    }

    private boolean isDouble(Ping ping, Key key) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Item> stored = table.get(key);
            Optional<First> first = stored.map(item -> documents.read(item, First.class));
            if (first.isPresent() && isNear(first.get().at(), ping.at())) {
                return !first.get().ping().equals(ping.id());
            }
            Condition unchanged = stored.<Condition>map(item -> new Condition.VersionIs(item.version()))
                    .orElse(new Condition.Absent());
            long version = stored.map(Item::version).orElse(0L) + 1;
            String body = documents.write(new First(1, ping.id(), ping.at()));
            if (table.put(new Item(key, version, body, Optional.of(ping.at().plus(KEPT))), unchanged)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(WINDOW) <= 0;
    }
}
