package dev.casebook.local.sqlite;

import dev.casebook.CasebookException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;

/**
 * One SQLite file: one connection that writes, a few that read.
 *
 * <p>Write-ahead log with {@code synchronous=NORMAL}: a commit is with the operating system when it is answered, so it survives
 * the end of the process by any signal; a power failure may lose the last commits but never leaves half of one. Readers see
 * every commit answered before they began and do not wait for the writer. Waiting parks virtual threads. Safe for several threads.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_MILLISECONDS = 5_000;
    private static final int LOG_BYTES = 64 * 1024 * 1024;

    private final ReentrantLock writing = new ReentrantLock();
    private final Semaphore readable = new Semaphore(READERS);
    private final ConcurrentLinkedDeque<SqliteConnection> readers = new ConcurrentLinkedDeque<>();
    private final SqliteConnection writer;
    private volatile boolean closed;

    /** Work on a borrowed connection; it must not keep it. */
    interface Work<T> {
        T run(SqliteConnection connection) throws SQLException;
    }

    private SqliteDatabase(SqliteConnection writer) {
        this.writer = writer;
    }

    /**
     * Opens the file, made where it is missing, and brings its tables up to date.
     *
     * @throws CasebookException.Permanent when it is damaged, not writable, or of a newer Casebook
     */
    public static SqliteDatabase open(Path file) {
        try {
            SqliteDatabase database = new SqliteDatabase(connect(file, false));
            database.transact(
                    connection -> {
                        SqliteSchema.bringUpToDate(connection);
                        return true;
                    },
                    done -> done);
            for (int i = 0; i < READERS; i++) {
                database.readers.push(connect(file, true));
            }
            return database;
        } catch (SQLException e) {
            throw SqliteFailure.of(e);
        }
    }

    /** Loads SQLite itself, which opening a file does too. */
    public static void loadLibrary() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new IllegalStateException("SQLite's library cannot be loaded", e);
        }
    }

    /** Forgets every item, blob and message, all at once. */
    public void clear() {
        transact(
                connection -> {
                    for (String table : SqliteSchema.TABLES) {
                        connection.execute("DELETE FROM " + table);
                    }
                    return true;
                },
                done -> done);
    }

    /** Runs one statement that writes, which SQLite commits by itself. */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            refuseWhenClosed();
            return work.run(writer);
        } catch (SQLException e) {
            throw SqliteFailure.of(e);
        } finally {
            writing.unlock();
        }
    }

    /** Runs several statements as one: all of them are kept if {@code keep} says so of the result, else none. */
    <T> T transact(Work<T> work, Predicate<T> keep) {
        return write(connection -> {
            connection.update("BEGIN IMMEDIATE");
            try {
                T result = work.run(connection);
                connection.update(keep.test(result) ? "COMMIT" : "ROLLBACK");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        });
    }

    /** After a full disk, for example, SQLite has rolled back by itself and a second time is an error of no interest. */
    private static void rollBack(SqliteConnection connection, Throwable cause) {
        try {
            connection.update("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    <T> T read(Work<T> work) {
        readable.acquireUninterruptibly();
        try {
            refuseWhenClosed();
            SqliteConnection reader = readers.pop();
            try {
                return work.run(reader);
            } finally {
                readers.push(reader);
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(e);
        } finally {
            readable.release();
        }
    }

    /** Waits for running work, then closes the file. Later calls are refused as retryable. */
    @Override
    public void close() {
        writing.lock();
        readable.acquireUninterruptibly(READERS);
        try {
            if (!closed) {
                closed = true;
                for (SqliteConnection reader : readers) {
                    reader.close();
                }
                writer.close(); // the last one to close folds the log into the file
            }
        } catch (SQLException e) {
            throw SqliteFailure.of(e);
        } finally {
            readable.release(READERS);
            writing.unlock();
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new CasebookException.Retryable(
                    "The local database is closed because Casebook is stopping; nothing was written.");
        }
    }

    private static SqliteConnection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setJournalSizeLimit(LOG_BYTES);
        SqliteConnection connection = new SqliteConnection(config.createConnection("jdbc:sqlite:" + file));
        if (readOnly) {
            connection.execute("PRAGMA query_only = ON");
        }
        return connection;
    }
}
