package dev.casebook.local.sqlite;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The messages of one queue that were delivered too often, kept until somebody sends them again. Safe for several threads. */
public final class DeadLetters {
    private static final String OLDEST = "SELECT seq, body, receives, reason, sent_at, died_at"
            + " FROM dead_letters WHERE queue = ? ORDER BY seq LIMIT ?";
    private static final String REVIVE = "INSERT INTO messages (seq, queue, body, sent_at, visible_at)"
            + " SELECT seq, queue, body, sent_at, ? FROM dead_letters WHERE queue = ?";

    private final SqliteDatabase database;
    private final String queue;
    private final InstantSource clock;
    private final Runnable revived;

    /**
     * One message that was moved aside.
     *
     * @param id as it was in its queue
     * @param reason why, in a few words
     */
    public record Letter(String id, String body, int receives, String reason, Instant sentAt, Instant diedAt) {
        @Override
        public String toString() {
            return "Letter[" + id + ", " + reason + "]";
        }
    }

    DeadLetters(SqliteDatabase database, String queue, InstantSource clock, Runnable revived) {
        this.database = database;
        this.queue = queue;
        this.clock = clock;
        this.revived = revived;
    }

    /** The first that were sent, at most so many. */
    public List<Letter> oldest(int most) {
        return database.read(connection -> {
            try (ResultSet rows = connection.prepared(OLDEST, queue, most).executeQuery()) {
                List<Letter> letters = new ArrayList<>();
                while (rows.next()) {
                    letters.add(new Letter(
                            Long.toString(rows.getLong("seq")),
                            rows.getString("body"),
                            rows.getInt("receives"),
                            rows.getString("reason"),
                            Instant.ofEpochMilli(rows.getLong("sent_at")),
                            Instant.ofEpochMilli(rows.getLong("died_at"))));
                }
                return letters;
            }
        });
    }

    /**
     * Puts all of them back into the queue, visible at once, with a fresh count.
     *
     * @return how many
     */
    public int sendAgain() {
        long now = clock.millis();
        int count = database.transact(
                connection -> {
                    int moved = connection.update(REVIVE, now, queue);
                    connection.update("DELETE FROM dead_letters WHERE queue = ?", queue);
                    return moved;
                },
                moved -> true);
        revived.run();
        return count;
    }
}
