package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One transaction: statements, the two counters (ids of messages, revisions), and the changes to publish afterwards. */
final class Transaction {

    private final Connection connection;
    private final InstantSource clock;
    private final List<Change> changes;

    Transaction(Connection connection, InstantSource clock, List<Change> changes) {
        this.connection = connection;
        this.clock = clock;
        this.changes = changes;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    <T> Optional<T> one(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        return list(row, sql, arguments).stream().findFirst();
    }

    int change(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** A {@code ts} later than every one before, also when the clock stands still or went back. */
    String nextTs() throws SQLException {
        return Timestamps.of(count("ts", Timestamps.micros(clock.instant())));
    }

    long nextRevision() throws SQLException {
        return count("revision", 0);
    }

    Instant now() {
        return clock.instant();
    }

    void publish(long revision, String kind, ObjectNode body) {
        changes.add(new Change(revision, kind, body));
    }

    private long count(String name, long atLeast) throws SQLException {
        change(
                "INSERT INTO counters (name, value) VALUES (?, max(1, ?)) ON CONFLICT (name) DO UPDATE SET value ="
                        + " max(value + 1, ?)",
                name,
                atLeast,
                atLeast);
        return one(row -> row.getLong(1), "SELECT value FROM counters WHERE name = ?", name)
                .orElseThrow();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
