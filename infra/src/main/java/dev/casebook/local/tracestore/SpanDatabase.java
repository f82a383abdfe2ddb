package dev.casebook.local.tracestore;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.casebook.CasebookException;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pushed spans in a SQLite file. Every push stays a row of its own, in OTLP's wire form, so that what is read is what
 * was sent; nothing is deduplicated. When more than {@code maxTraces} are held, the ones that came first go. Safe for
 * several threads: one connection writes, another reads.
 */
final class SpanDatabase implements AutoCloseable {

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS trace (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
                    + " start_nanos INTEGER NOT NULL, end_nanos INTEGER NOT NULL)",
            "CREATE INDEX IF NOT EXISTS trace_by_start ON trace (start_nanos)",
            "CREATE TABLE IF NOT EXISTS push (seq INTEGER PRIMARY KEY, trace_id TEXT NOT NULL, spans BLOB NOT NULL)",
            "CREATE INDEX IF NOT EXISTS push_by_trace ON push (trace_id)");
    private static final String TOO_MANY =
            "SELECT id FROM trace ORDER BY seq LIMIT max(0, (SELECT count(*) FROM trace) - ?)";

    private final int maxTraces;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    SpanDatabase(Path file, int maxTraces) {
        this.maxTraces = maxTraces;
        try {
            this.writer = open(file);
            try (Statement statement = writer.createStatement()) {
                for (String table : SCHEMA) {
                    statement.execute(table);
                }
            }
            writer.setAutoCommit(false);
            this.reader = open(file);
        } catch (SQLException e) {
            throw new CasebookException.Permanent(
                    "The trace store could not open " + file.getFileName() + ". Is the folder writable?", e);
        }
    }

    private static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute("PRAGMA busy_timeout=5000");
        }
        return connection;
    }

    /** Stores a push, all of it or nothing. */
    void add(List<TracePart> parts) {
        writing.lock();
        try {
            for (TracePart part : parts) {
                insert(part);
            }
            deleteOldest();
            writer.commit();
        } catch (SQLException e) {
            rollBack();
            throw new CasebookException.Retryable("The trace store could not write; send the spans again.", e);
        } finally {
            writing.unlock();
        }
    }

    private void insert(TracePart part) throws SQLException {
        try (PreparedStatement trace =
                        writer.prepareStatement("INSERT INTO trace (id, start_nanos, end_nanos) VALUES (?, ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET start_nanos = min(start_nanos, excluded.start_nanos),"
                                + " end_nanos = max(end_nanos, excluded.end_nanos)");
                PreparedStatement push = writer.prepareStatement("INSERT INTO push (trace_id, spans) VALUES (?, ?)")) {
            trace.setString(1, part.traceId());
            trace.setLong(2, part.startNanos());
            trace.setLong(3, part.endNanos());
            trace.executeUpdate();
            push.setString(1, part.traceId());
            push.setBytes(2, part.spans().toByteArray());
            push.executeUpdate();
        }
    }

    private void deleteOldest() throws SQLException {
        for (String delete : List.of(
                "DELETE FROM push WHERE trace_id IN (" + TOO_MANY + ")",
                "DELETE FROM trace WHERE id IN (" + TOO_MANY + ")")) {
            try (PreparedStatement statement = writer.prepareStatement(delete)) {
                statement.setInt(1, maxTraces);
                statement.executeUpdate();
            }
        }
    }

    private void rollBack() {
        try {
            writer.rollback();
        } catch (SQLException e) {
            throw new CasebookException.Permanent("The trace store's file cannot be written any more.", e);
        }
    }

    /** All spans of a trace, in the order of their pushes; without resources when the trace is unknown. */
    TracesData trace(String traceId) {
        reading.lock();
        try (PreparedStatement select =
                reader.prepareStatement("SELECT spans FROM push WHERE trace_id = ? ORDER BY seq")) {
            select.setString(1, traceId);
            TracesData.Builder trace = TracesData.newBuilder();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    trace.mergeFrom(rows.getBytes(1));
                }
            }
            return trace.build();
        } catch (SQLException | InvalidProtocolBufferException e) {
            throw new CasebookException.Retryable("The trace store could not read its file.", e);
        } finally {
            reading.unlock();
        }
    }

    /**
     * Ids of traces that overlap a span of time, the newest first, and of which one push holds all given byte strings.
     * The bytes only narrow the search: a trace that is returned need not match.
     */
    List<String> candidates(long fromNanos, long untilNanos, List<byte[]> contained) {
        String holds = " AND instr(spans, ?) > 0".repeat(contained.size());
        String filter =
                contained.isEmpty() ? "" : " AND EXISTS (SELECT 1 FROM push WHERE trace_id = trace.id" + holds + ")";
        reading.lock();
        try (PreparedStatement select = reader.prepareStatement("SELECT id FROM trace WHERE start_nanos <= ?"
                + " AND end_nanos >= ?" + filter + " ORDER BY start_nanos DESC, seq DESC")) {
            select.setLong(1, untilNanos);
            select.setLong(2, fromNanos);
            for (int i = 0; i < contained.size(); i++) {
                select.setBytes(i + 3, contained.get(i));
            }
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return List.copyOf(ids);
        } catch (SQLException e) {
            throw new CasebookException.Retryable("The trace store could not read its file.", e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        try (reader;
                writer) {
            writing.lock();
            reading.lock();
        } catch (SQLException e) {
            throw new CasebookException.Permanent("The trace store could not close its file.", e);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
