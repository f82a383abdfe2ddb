package dev.casebook.local.slack.workspace;

import dev.casebook.CasebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The SQLite file (WAL) behind the workspace. Work runs one at a time, each in a transaction; its changes are published
 * after the commit and before the next work starts, so that listeners see them in order. Safe for several threads.
 */
public final class Database implements AutoCloseable {

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS channels (id TEXT PRIMARY KEY, body TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS messages (channel TEXT NOT NULL, ts TEXT NOT NULL, thread_ts TEXT, in_channel"
                    + " INTEGER NOT NULL, visible_to TEXT, deleted INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT"
                    + " NULL, body TEXT NOT NULL, PRIMARY KEY (channel, ts))",
            "CREATE INDEX IF NOT EXISTS messages_by_revision ON messages (revision)",
            "CREATE INDEX IF NOT EXISTS messages_by_thread ON messages (channel, thread_ts)",
            "DROP TABLE IF EXISTS views",
            "CREATE TABLE IF NOT EXISTS opened_views (id TEXT PRIMARY KEY, person TEXT NOT NULL, place INTEGER NOT NULL,"
                    + " body TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, secret TEXT NOT NULL, body TEXT NOT NULL, content"
                    + " BLOB)",
            "CREATE TABLE IF NOT EXISTS response_urls (secret TEXT PRIMARY KEY, expires INTEGER NOT NULL, uses INTEGER"
                    + " NOT NULL, body TEXT NOT NULL)");

    private final Connection connection;
    private final Feed feed;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    public Database(Path file, Feed feed, InstantSource clock) {
        this.connection = open(file);
        this.feed = feed;
        this.clock = clock;
    }

    /** Work inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Transaction transaction) throws SQLException;
    }

    <T> T run(Work<T> work) {
        lock.lock();
        try {
            List<Change> changes = new ArrayList<>();
            T result = work.run(new Transaction(connection, clock, changes));
            connection.commit();
            changes.forEach(feed::publish);
            return result;
        } catch (SQLException failed) {
            throw new CasebookException.Permanent(
                    "The local Slack could not use its file. Nothing was changed; check that the disk has room.",
                    failed);
        } finally {
            rollback();
            lock.unlock();
        }
    }

    /** After a commit there is nothing to roll back; after an exception this undoes the work. */
    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw new CasebookException.Permanent("The local Slack could not undo a failed change.", failed);
        }
    }

    private static Connection open(Path file) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=NORMAL");
                statement.execute("PRAGMA busy_timeout=5000");
                for (String table : SCHEMA) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | IOException failed) {
            throw new CasebookException.Permanent("The file of the local Slack could not be opened.", failed);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new CasebookException.Permanent("The file of the local Slack could not be closed.", failed);
        } finally {
            lock.unlock();
        }
    }
}
