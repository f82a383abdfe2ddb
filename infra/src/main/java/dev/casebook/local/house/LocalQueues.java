package dev.casebook.local.house;

import dev.casebook.local.sqlite.SqliteDatabase;
import dev.casebook.local.sqlite.SqliteQueue;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The three queues of the house over SQLite. */
final class LocalQueues implements WorkQueue, ReplyQueue {
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

    @Override
    public void send(Job job, Duration delay) {
        SqliteQueue queue = switch (job) {
            case Job.Desk desk -> jobs;
            case Job.Bench bench -> evaluations;
        };
        queue.send(Messages.write(job), delay);
    }

    @Override
    public void send(Reply reply, Duration delay) {
        replies.send(Messages.write(reply), delay);
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
