package dev.casebook.local.sqlite;

import java.sql.ResultSet;

/**
 * How many messages of a queue are where.
 *
 * @param visible waiting to be received
 * @param inFlight received, and hidden until deleted or their visibility ends
 * @param delayed sent with a delay that has not passed
 * @param dead moved aside after too many deliveries
 */
public record QueueCounts(long visible, long inFlight, long delayed, long dead) {
    private static final String COUNT = """
            SELECT
              coalesce(sum(visible_at <= ?), 0),
              coalesce(sum(visible_at > ? AND receives > 0), 0),
              coalesce(sum(visible_at > ? AND receives = 0), 0),
              (SELECT count(*) FROM dead_letters WHERE queue = ?)
            FROM messages WHERE queue = ?""";

    static QueueCounts of(SqliteDatabase database, String queue, long now) {
        return database.read(connection -> {
            try (ResultSet rows =
                    connection.prepared(COUNT, now, now, now, queue, queue).executeQuery()) {
                rows.next();
                return new QueueCounts(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        });
    }
}
