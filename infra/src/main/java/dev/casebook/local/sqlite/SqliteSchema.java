package dev.casebook.local.sqlite;

import dev.casebook.CasebookException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, as steps from one schema version to the next; {@code PRAGMA user_version} says how many a file has seen.
 *
 * <p>A step that has been released is never edited: a change is a further step.
 */
final class SqliteSchema {
    /** What holds data. */
    static final List<String> TABLES = List.of("items", "blobs", "messages", "dead_letters");

    /** Rows carry bodies of many kilobytes, so tables keep their row ids and the keys are indexes beside them. */
    private static final List<List<String>> STEPS = List.of(List.of(
            """
            CREATE TABLE items (
              pk TEXT NOT NULL,
              sk TEXT NOT NULL,
              v INTEGER NOT NULL,
              body TEXT NOT NULL,
              ttl INTEGER,
              PRIMARY KEY (pk, sk)
            )""",
            "CREATE INDEX items_ttl ON items (ttl) WHERE ttl IS NOT NULL",
            "CREATE TABLE blobs (id TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)",
            """
            CREATE TABLE messages (
              seq INTEGER PRIMARY KEY AUTOINCREMENT,
              queue TEXT NOT NULL,
              body TEXT NOT NULL,
              sent_at INTEGER NOT NULL,
              first_received_at INTEGER,
              visible_at INTEGER NOT NULL,
              receives INTEGER NOT NULL DEFAULT 0,
              cut_off INTEGER NOT NULL DEFAULT 0
            )""",
            "CREATE INDEX messages_visible ON messages (queue, visible_at, seq)",
            """
            CREATE TABLE dead_letters (
              seq INTEGER PRIMARY KEY,
              queue TEXT NOT NULL,
              body TEXT NOT NULL,
              sent_at INTEGER NOT NULL,
              receives INTEGER NOT NULL,
              reason TEXT NOT NULL,
              died_at INTEGER NOT NULL
            )""",
            "CREATE INDEX dead_letters_queue ON dead_letters (queue, seq)"));

    private SqliteSchema() {}

    /** Brings a file to the newest version; to be called inside a transaction. */
    static void bringUpToDate(SqliteConnection connection) throws SQLException {
        int version = version(connection);
        if (version > STEPS.size()) {
            throw new CasebookException.Permanent("The local database was written by a newer Casebook (its version is "
                    + version + ", this one knows " + STEPS.size()
                    + "); nothing was changed. Start the newer Casebook, or set CASEBOOK_DATA to another folder.");
        }
        for (List<String> step : STEPS.subList(version, STEPS.size())) {
            for (String sql : step) {
                connection.execute(sql);
            }
        }
        connection.execute("PRAGMA user_version = " + STEPS.size());
    }

    private static int version(SqliteConnection connection) throws SQLException {
        try (ResultSet rows = connection.prepared("PRAGMA user_version").executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
