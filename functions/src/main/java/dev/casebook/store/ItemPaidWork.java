package dev.casebook.store;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.spending.PaidWork;
import dev.casebook.spending.Stop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The switch over an {@link ItemTable}, looked at no more often than every ten seconds.
 *
 * <pre>
 * SWITCH             | PAID-WORK                   whether paid work is stopped, since when, by whom and why
 * </pre>
 */
public final class ItemPaidWork implements PaidWork {
    private static final Key KEY = new Key("SWITCH", "PAID-WORK");
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int TRIES = 10;

    private final ItemTable table;
    private final Documents documents;
    private final InstantSource clock;
    private volatile Optional<Seen> seen = Optional.empty();

    public ItemPaidWork(ItemTable table, BlobStore blobs, InstantSource clock) {
        this.table = table;
        this.documents = new Documents(blobs);
        this.clock = clock;
    }

    /** What is stored. */
    record Position(Optional<Stop> stop) {}

    private record Seen(Instant at, Optional<Stop> stop) {}

    @Override
    public Optional<Stop> stopped() {
        Instant now = clock.instant();
        Optional<Seen> known = seen.filter(
                last -> !now.isBefore(last.at()) && now.isBefore(last.at().plus(FRESH)));
        return known.orElseGet(() -> look(now)).stop();
    }

    private Seen look(Instant now) {
        Seen read = new Seen(
                now,
                table.get(KEY)
                        .flatMap(item -> documents.read(item, Position.class).stop()));
        seen = Optional.of(read);
        return read;
    }

    @Override
    public boolean stop(Stop stop, Doer by) {
        Map<String, String> details = stop.reason().isEmpty() ? Map.of() : Map.of("reason", stop.reason());
        return turn(Optional.of(stop), new Deed(stop.at(), by, Deed.What.PAID_WORK_STOPPED, "paid work", details));
    }

    @Override
    public boolean resume(Doer by) {
        return turn(Optional.empty(), new Deed(clock.instant(), by, Deed.What.PAID_WORK_RESUMED, "paid work"));
    }

    private boolean turn(Optional<Stop> next, Deed deed) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Item> stored = table.get(KEY);
            Optional<Stop> now =
                    stored.flatMap(item -> documents.read(item, Position.class).stop());
            if (now.isPresent() == next.isPresent()) {
                return false;
            }
            long version = stored.map(Item::version).orElse(0L);
            Condition unchanged = stored.isEmpty() ? new Condition.Absent() : new Condition.VersionIs(version);
            Item item = new Item(KEY, version + 1, documents.write(new Position(next)));
            List<Change> changes = List.of(new Change.Put(item, unchanged), ItemAuditTrail.entry(documents, deed));
            if (table.transact(changes).committed()) {
                seen = Optional.of(new Seen(clock.instant(), next));
                return true;
            }
        }
        throw new CasebookException.Retryable("Several people are turning this switch at once. Try again.");
    }
}
