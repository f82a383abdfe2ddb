package dev.casebook.local.sqlite;

import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.WorkQueue;
import java.time.Duration;

/** Sends each job to the local queue of its kind. Safe for several threads. */
public final class SqliteWorkQueue implements WorkQueue {
    private final SqliteQueue jobs;
    private final SqliteQueue evaluations;

    public SqliteWorkQueue(SqliteQueue jobs, SqliteQueue evaluations) {
        this.jobs = jobs;
        this.evaluations = evaluations;
    }

    @Override
    public void send(Job job, Duration delay) {
        SqliteQueue queue = switch (job) {
            case Job.Desk desk -> jobs;
            case Job.Bench bench -> evaluations;
        };
        queue.send(Messages.write(job), delay);
    }
}
