package dev.casebook.local.sqlite;

import dev.casebook.store.Change;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.ItemLimits;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Key;
import dev.casebook.store.Page;
import dev.casebook.store.Query;
import dev.casebook.store.TransactResult;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The item table of one machine. Each condition is part of the statement that writes, so that it holds at that moment.
 *
 * <p>SQLite compares TEXT by its bytes in UTF-8, which is the order that the port asks for. Safe for several threads.
 */
public final class SqliteItemTable implements ItemTable {
    private static final String GET = "SELECT v, body, ttl FROM items WHERE pk = ? AND sk = ?";
    private static final String INSERT =
            "INSERT INTO items (pk, sk, v, body, ttl) VALUES (?, ?, ?, ?, ?) ON CONFLICT (pk, sk) DO ";
    private static final String INSERT_ABSENT = INSERT + "NOTHING";
    private static final String INSERT_OR_REPLACE =
            INSERT + "UPDATE SET v = excluded.v, body = excluded.body, ttl = excluded.ttl";
    private static final String UPDATE = "UPDATE items SET v = ?, body = ?, ttl = ? WHERE pk = ? AND sk = ?";
    private static final String DELETE = "DELETE FROM items WHERE pk = ? AND sk = ?";
    private static final String AND_VERSION = " AND v = ?";
    private static final String RANGE = "SELECT sk, v, body, ttl FROM items WHERE pk = ? AND sk ";
    private static final String PURGE =
            "DELETE FROM items WHERE rowid IN (SELECT rowid FROM items WHERE ttl < ? ORDER BY ttl LIMIT ?)";

    private final SqliteDatabase database;

    public SqliteItemTable(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Item> get(Key key) {
        ItemLimits.check(key);
        return database.read(connection -> {
            try (ResultSet rows =
                    connection.prepared(GET, key.partition(), key.sort()).executeQuery()) {
                return rows.next() ? Optional.of(item(key, rows)) : Optional.empty();
            }
        });
    }

    @Override
    public boolean put(Item item, Condition condition) {
        ItemLimits.check(new Change.Put(item, condition));
        return database.write(connection -> put(connection, item, condition));
    }

    @Override
    public TransactResult transact(List<Change> changes) {
        ItemLimits.check(changes);
        List<Integer> refused = database.transact(
                connection -> {
                    List<Integer> positions = new ArrayList<>();
                    for (int i = 0; i < changes.size(); i++) {
                        if (!apply(connection, changes.get(i))) {
                            positions.add(i);
                        }
                    }
                    return positions;
                },
                List::isEmpty);
        return refused.isEmpty() ? new TransactResult.Committed() : new TransactResult.Refused(refused);
    }

    @Override
    public Page query(Query query) {
        boolean continued = query.after().isPresent();
        // A page starts at its own bound, so that the pages before it are not read again.
        String sql = switch (query.order()) {
            case ASCENDING -> RANGE + (continued ? ">" : ">=") + " ? AND sk <= ? ORDER BY sk LIMIT ?";
            case DESCENDING -> RANGE + ">= ? AND sk " + (continued ? "<" : "<=") + " ? ORDER BY sk DESC LIMIT ?";
        };
        String from = bound(query, Query.Order.ASCENDING, query.from());
        String to = bound(query, Query.Order.DESCENDING, query.to());
        return database.read(connection -> {
            try (ResultSet rows = connection
                    .prepared(sql, query.partition(), from, to, query.limit() + 1)
                    .executeQuery()) {
                return page(query, rows);
            }
        });
    }

    /** The bound on the side that the pages start from is where the page before ended, if there was one. */
    private static String bound(Query query, Query.Order startsHere, String bound) {
        return query.order() == startsHere ? query.after().map(Key::sort).orElse(bound) : bound;
    }

    /**
     * Removes items that have expired, the oldest first.
     *
     * @param most how many at once, so that writers do not wait long
     * @return how many were removed
     */
    public int removeExpired(Instant now, int most) {
        return database.write(connection -> connection.update(PURGE, now.getEpochSecond(), most));
    }

    private static Page page(Query query, ResultSet rows) throws SQLException {
        List<Item> items = new ArrayList<>();
        long bytes = 0;
        while (rows.next()) {
            if (items.size() == query.limit() || bytes > ItemLimits.PAGE_BYTES) {
                return new Page(items, Optional.of(items.getLast().key()));
            }
            Item item = item(new Key(query.partition(), rows.getString("sk")), rows);
            items.add(item);
            bytes += ItemLimits.utf8Length(item.body());
        }
        return new Page(items, Optional.empty());
    }

    private static Item item(Key key, ResultSet rows) throws SQLException {
        long ttl = rows.getLong("ttl");
        Optional<Instant> expires = rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(ttl));
        return new Item(key, rows.getLong("v"), rows.getString("body"), expires);
    }

    /** Applies a change in the running transaction; false when its condition does not hold. */
    private static boolean apply(SqliteConnection connection, Change change) throws SQLException {
        return switch (change) {
            case Change.Put put -> put(connection, put.item(), put.condition());
            case Change.Delete delete -> delete(connection, delete.key(), delete.condition());
            case Change.Check check -> holds(connection, check.key(), check.condition());
        };
    }

    private static boolean put(SqliteConnection connection, Item item, Condition condition) throws SQLException {
        String pk = item.key().partition();
        String sk = item.key().sort();
        long v = item.version();
        // Half a surrogate pair becomes a question mark here, as in every other backend.
        String body = new String(item.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        @Nullable Long ttl = item.expires().map(Instant::getEpochSecond).orElse(null);
        int changed = switch (condition) {
            case Condition.Absent absent -> connection.update(INSERT_ABSENT, pk, sk, v, body, ttl);
            case Condition.Always always -> connection.update(INSERT_OR_REPLACE, pk, sk, v, body, ttl);
            case Condition.Present present -> connection.update(UPDATE, v, body, ttl, pk, sk);
            case Condition.VersionIs expected ->
                connection.update(UPDATE + AND_VERSION, v, body, ttl, pk, sk, expected.version());
        };
        return changed == 1;
    }

    private static boolean delete(SqliteConnection connection, Key key, Condition condition) throws SQLException {
        return switch (condition) {
            case Condition.Absent absent -> holds(connection, key, condition);
            case Condition.Present present -> connection.update(DELETE, key.partition(), key.sort()) == 1;
            case Condition.VersionIs expected ->
                connection.update(DELETE + AND_VERSION, key.partition(), key.sort(), expected.version()) == 1;
            case Condition.Always always -> connection.update(DELETE, key.partition(), key.sort()) >= 0;
        };
    }

    private static boolean holds(SqliteConnection connection, Key key, Condition condition) throws SQLException {
        try (ResultSet rows =
                connection.prepared(GET, key.partition(), key.sort()).executeQuery()) {
            boolean there = rows.next();
            return switch (condition) {
                case Condition.Absent absent -> !there;
                case Condition.Present present -> there;
                case Condition.VersionIs expected -> there && rows.getLong("v") == expected.version();
                case Condition.Always always -> true;
            };
        }
    }
}
