package dev.casebook.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An item table in memory that keeps the contract and lets a simulation see and disturb each call.
 *
 * <p>The hook runs outside the table's lock: it may throw, block, or hand control to another thread. What it throws in
 * {@link Faults#after} reaches the caller although the effect happened, as a lost acknowledgement does.
 */
public final class SimulatedItemTable implements ItemTable {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::partition, SortOrder.BYTES).thenComparing(Key::sort, SortOrder.BYTES);

    private final NavigableMap<Key, Item> items = new TreeMap<>(ORDER);
    private final ReentrantLock lock = new ReentrantLock();
    private final Faults faults;

    /** Which call is made of the table, with the keys it names; a query names its partition and its lower bound. */
    public record Call(Operation operation, List<Key> keys) {}

    public enum Operation {
        GET,
        PUT,
        QUERY,
        TRANSACT
    }

    /** What happens around each call. */
    public interface Faults {

        /** Before any effect; what it throws is the call's answer and nothing happens. */
        void before(Call call);

        /** After the effect; what it throws replaces the answer. */
        void after(Call call);
    }

    /** A table without faults. */
    public SimulatedItemTable() {
        this(new Faults() {
            @Override
            public void before(Call call) {}

            @Override
            public void after(Call call) {}
        });
    }

    public SimulatedItemTable(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<Item> get(Key key) {
        return called(new Call(Operation.GET, List.of(key)), () -> Optional.ofNullable(items.get(key)));
    }

    @Override
    public boolean put(Item item, Condition condition) {
        ItemLimits.check(new Change.Put(item, condition));
        return called(new Call(Operation.PUT, List.of(item.key())), () -> {
            boolean holds = holds(condition, item.key());
            if (holds) {
                items.put(item.key(), stored(item));
            }
            return holds;
        });
    }

    @Override
    public TransactResult transact(List<Change> changes) {
        ItemLimits.check(changes);
        List<Key> keys = changes.stream().map(Change::key).toList();
        return called(new Call(Operation.TRANSACT, keys), () -> {
            List<Integer> refused = new ArrayList<>();
            for (int i = 0; i < changes.size(); i++) {
                if (!holds(changes.get(i).condition(), changes.get(i).key())) {
                    refused.add(i);
                }
            }
            if (!refused.isEmpty()) {
                return new TransactResult.Refused(refused);
            }
            changes.forEach(this::apply);
            return new TransactResult.Committed();
        });
    }

    @Override
    public Page query(Query query) {
        Key from = new Key(query.partition(), query.from());
        return called(new Call(Operation.QUERY, List.of(from)), () -> page(query));
    }

    /** Everything stored, in order: for the checks after a simulated run. */
    public List<Item> allItems() {
        lock.lock();
        try {
            return List.copyOf(items.values());
        } finally {
            lock.unlock();
        }
    }

    private <T> T called(Call call, Supplier<T> effect) {
        faults.before(call);
        T answer;
        lock.lock();
        try {
            answer = effect.get();
        } finally {
            lock.unlock();
        }
        faults.after(call);
        return answer;
    }

    private boolean holds(Condition condition, Key key) {
        Item stored = items.get(key);
        return switch (condition) {
            case Condition.Absent absent -> stored == null;
            case Condition.Present present -> stored != null;
            case Condition.VersionIs expected -> stored != null && stored.version() == expected.version();
            case Condition.Always always -> true;
        };
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Put put -> items.put(put.key(), stored(put.item()));
            case Change.Delete delete -> items.remove(delete.key());
            case Change.Check check -> {}
        }
    }

    /** As a real backend gives it back: text through UTF-8, expiry to the second. */
    private static Item stored(Item item) {
        String body = new String(item.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Optional<Instant> expires = item.expires().map(e -> e.truncatedTo(ChronoUnit.SECONDS));
        return new Item(item.key(), item.version(), body, expires);
    }

    private Page page(Query query) {
        List<Item> found = new ArrayList<>();
        long bytes = 0;
        for (Item item : range(query).values()) {
            if (found.size() == query.limit() || bytes > ItemLimits.PAGE_BYTES) {
                return new Page(found, Optional.of(found.getLast().key()));
            }
            found.add(item);
            bytes += ItemLimits.utf8Length(item.body());
        }
        return new Page(found, Optional.empty());
    }

    private NavigableMap<Key, Item> range(Query query) {
        Key from = new Key(query.partition(), query.from());
        Key to = new Key(query.partition(), query.to());
        if (ORDER.compare(from, to) > 0) {
            return new TreeMap<>(ORDER);
        }
        NavigableMap<Key, Item> range = items.subMap(from, true, to, true);
        return switch (query.order()) {
            case ASCENDING -> query.after().map(a -> range.tailMap(a, false)).orElse(range);
            case DESCENDING ->
                query.after().map(a -> range.headMap(a, false)).orElse(range).descendingMap();
        };
    }

    /** All bodies, as text: for tests that look for what must not be there. */
    public String everything() {
        lock.lock();
        try {
            StringBuilder all = new StringBuilder();
            items.values().forEach(item -> all.append(item.body()).append('\n'));
            return all.toString();
        } finally {
            lock.unlock();
        }
    }
}
