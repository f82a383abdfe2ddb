package dev.casebook.local.house;

import dev.casebook.local.sqlite.SqliteDatabase;
import dev.casebook.local.sqlite.SqliteQueue;
import dev.casebook.local.sqlite.SqliteReplyQueue;
import dev.casebook.local.sqlite.SqliteWorkQueue;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.InstantSource;
import java.util.List;

/** The three queues of the house over SQLite. */
final class LocalQueues {
    /** One more than the functions try, so that a message's last delivery can tell its sender. */
    private static final int MAX_RECEIVES = 6;

    private final SqliteQueue jobs;
    private final SqliteQueue evaluations;
    private final SqliteQueue replies;

    LocalQueues(SqliteDatabase database, InstantSource clock) {
        this.jobs = new SqliteQueue(database, "jobs", MAX_RECEIVES, clock);
        this.evaluations = new SqliteQueue(database, "evaluations", MAX_RECEIVES, clock);
        this.replies = new SqliteQueue(database, "replies", MAX_RECEIVES, clock);
    }

    WorkQueue work() {
        return new SqliteWorkQueue(jobs, evaluations);
    }

    ReplyQueue toBot() {
        return new SqliteReplyQueue(replies);
    }

    SqliteQueue jobs() {
        return jobs;
    }

    SqliteQueue evaluations() {
        return evaluations;
    }

    SqliteQueue replies() {
        return replies;
    }

    List<SqliteQueue> all() {
        return List.of(jobs, evaluations, replies);
    }
}
