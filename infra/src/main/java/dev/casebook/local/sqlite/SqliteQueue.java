package dev.casebook.local.sqlite;

import dev.casebook.CasebookException;
import dev.casebook.store.ItemLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue of texts that behaves as an SQS standard queue with a dead-letter queue: at least once, each delivery hidden for its
 * visibility, moved aside when it was delivered too often. Sent messages are durable when {@link #send} returns.
 *
 * <p>Times come from the clock given, to the millisecond. Several queues share one database by name. Safe for several threads.
 */
public final class SqliteQueue {

    /** What SQS takes at least; also the most here, so that a message that fits one fits the other. */
    private static final int BODY_BYTES = 262_144;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /** A message that ends the process each time it is delivered must not do so for ever. */
    private static final int MOST_CUT_OFF = 100;

    private static final String COLUMNS = "seq, body, sent_at, first_received_at, receives, cut_off";
    private static final String VISIBLE =
            "SELECT " + COLUMNS + " FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?";
    private static final String TAKE = "UPDATE messages SET receives = receives + 1, visible_at = ?,"
            + " first_received_at = coalesce(first_received_at, ?) WHERE seq = ?";
    private static final String BURY = "INSERT INTO dead_letters (seq, queue, body, sent_at, receives, reason, died_at)"
            + " SELECT seq, queue, body, sent_at, receives, ?, ? FROM messages WHERE seq = ?";

    private final SqliteDatabase database;
    private final String name;
    private final int maxReceives;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * One delivery.
     *
     * @param id the same at each delivery
     * @param receipt stands for this delivery; an older one has no effect
     * @param receives how often the message was delivered, with this time and without deliveries that were cut off
     */
    public record Message(
            String id, String receipt, int receives, String body, Instant sentAt, Instant firstReceivedAt) {
        @Override
        public String toString() {
            return "Message[" + receipt + ", " + body.length() + " characters]";
        }
    }

    /**
     * A queue of the given name in the database.
     *
     * @param maxReceives after so many deliveries without success the next receive moves the message to the dead letters
     */
    public SqliteQueue(SqliteDatabase database, String name, int maxReceives, InstantSource clock) {
        if (maxReceives < 1) {
            throw new IllegalArgumentException("maxReceives must be at least 1");
        }
        this.database = database;
        this.name = name;
        this.maxReceives = maxReceives;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    /** Has this run, on the sender's thread and quickly, whenever a message may have become visible. */
    public void onArrival(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Takes a message.
     *
     * @param delay until it may be delivered, 0 to 15 minutes
     * @throws CasebookException.Permanent when the body is over 262,144 bytes
     */
    public void send(String body, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("a delay is 0 to 15 minutes");
        }
        int bytes = ItemLimits.utf8Length(body);
        if (bytes > BODY_BYTES) {
            throw new CasebookException.Permanent("A message of " + bytes + " bytes is larger than the " + BODY_BYTES
                    + " that a queue takes; nothing was sent. Shorten its content.");
        }
        long now = clock.millis();
        database.write(connection -> connection.update(
                "INSERT INTO messages (queue, body, sent_at, visible_at) VALUES (?, ?, ?, ?)",
                name,
                body,
                now,
                now + delay.toMillis()));
        arrived();
    }

    /**
     * Takes visible messages, those that have waited longest first, and hides them. Moves what was delivered too often to the
     * dead letters instead.
     *
     * @param most 1 to 10 as SQS does, or more
     * @return at most that many, none if none is visible
     */
    public List<Message> receive(int most, Duration visibility) {
        return database.transact(
                connection -> {
                    List<Message> taken = new ArrayList<>();
                    Instant now = clock.instant();
                    while (taken.size() < most) {
                        List<Row> rows = visible(connection, now, most - taken.size());
                        if (rows.isEmpty()) {
                            break;
                        }
                        for (Row row : rows) {
                            takeOrBury(connection, row, now, visibility).ifPresent(taken::add);
                        }
                    }
                    return taken;
                },
                taken -> true);
    }

    /** Removes a delivered message for good. False: it is gone, or was delivered again since. */
    public boolean delete(String receipt) {
        Receipt of = Receipt.parse(receipt);
        return database.write(connection -> connection.update(
                        "DELETE FROM messages WHERE queue = ? AND seq = ? AND receives = ?",
                        name,
                        of.seq(),
                        of.receives()))
                == 1;
    }

    /** Hides a delivered message from now for so long; zero shows it at once. False: it is gone, visible or delivered again. */
    public boolean changeVisibility(String receipt, Duration visibility) {
        Receipt of = Receipt.parse(receipt);
        long now = clock.millis();
        boolean changed = database.write(connection -> connection.update(
                        "UPDATE messages SET visible_at = ? WHERE queue = ? AND seq = ? AND receives = ? AND visible_at > ?",
                        now + visibility.toMillis(),
                        name,
                        of.seq(),
                        of.receives(),
                        now))
                == 1;
        arrived();
        return changed;
    }

    /**
     * Shows again what a process that has ended was working on. To be called once at start, before anything is received. Such a
     * delivery was cut off and did not fail, so it does not count against the message (up to 100 times).
     *
     * @return how many messages
     */
    public int releaseInFlight() {
        long now = clock.millis();
        int released = database.write(connection -> connection.update(
                "UPDATE messages SET visible_at = ?, cut_off = cut_off + 1"
                        + " WHERE queue = ? AND receives > 0 AND visible_at > ?",
                now,
                name,
                now));
        arrived();
        return released;
    }

    /** When the next hidden or delayed message becomes visible, or a moment that has passed if one is visible. */
    public Optional<Instant> nextVisible() {
        return database.read(connection -> {
            try (ResultSet rows = connection
                    .prepared("SELECT min(visible_at) FROM messages WHERE queue = ?", name)
                    .executeQuery()) {
                rows.next();
                long at = rows.getLong(1);
                return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
            }
        });
    }

    /** How many messages are where. */
    public QueueCounts counts() {
        return QueueCounts.of(database, name, clock.millis());
    }

    /** What was delivered too often, and the way back. */
    public DeadLetters deadLetters() {
        return new DeadLetters(database, name, clock, this::arrived);
    }

    private void arrived() {
        listeners.forEach(Runnable::run);
    }

    private List<Row> visible(SqliteConnection connection, Instant now, int most) throws SQLException {
        try (ResultSet rows =
                connection.prepared(VISIBLE, name, now.toEpochMilli(), most).executeQuery()) {
            List<Row> found = new ArrayList<>();
            while (rows.next()) {
                found.add(Row.of(rows));
            }
            return found;
        }
    }

    private Optional<Message> takeOrBury(SqliteConnection connection, Row row, Instant now, Duration visibility)
            throws SQLException {
        long at = now.toEpochMilli();
        Optional<String> reason = row.tooOften(maxReceives);
        if (reason.isPresent()) {
            connection.update(BURY, reason.get(), at, row.seq());
            connection.update("DELETE FROM messages WHERE seq = ?", row.seq());
            return Optional.empty();
        }
        connection.update(TAKE, at + visibility.toMillis(), at, row.seq());
        return Optional.of(row.delivered(now));
    }

    /** A message that is visible now, as stored. */
    private record Row(
            long seq, String body, Instant sentAt, Optional<Instant> firstReceivedAt, int receives, int cutOff) {

        static Row of(ResultSet rows) throws SQLException {
            long first = rows.getLong("first_received_at");
            Optional<Instant> firstReceivedAt =
                    rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first));
            return new Row(
                    rows.getLong("seq"),
                    rows.getString("body"),
                    Instant.ofEpochMilli(rows.getLong("sent_at")),
                    firstReceivedAt,
                    rows.getInt("receives"),
                    rows.getInt("cut_off"));
        }

        Optional<String> tooOften(int maxReceives) {
            if (cutOff >= MOST_CUT_OFF) {
                return Optional.of("cut off " + cutOff + " times by the end of the process");
            }
            int failed = receives - cutOff;
            return failed >= maxReceives
                    ? Optional.of("delivered " + failed + " times without success")
                    : Optional.empty();
        }

        Message delivered(Instant now) {
            String receipt = new Receipt(seq, receives + 1).toString();
            int counted = receives - cutOff + 1;
            return new Message(Long.toString(seq), receipt, counted, body, sentAt, firstReceivedAt.orElse(now));
        }
    }

    /** Stands for one delivery of one message. */
    private record Receipt(long seq, int receives) {

        static Receipt parse(String text) {
            int slash = text.indexOf('/');
            return new Receipt(Long.parseLong(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return seq + "/" + receives;
        }
    }
}
