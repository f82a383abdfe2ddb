package dev.casebook.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Both queues as lists: what was sent can be looked at, and jobs be taken out in the order in which they were sent. */
public final class RecordedQueues implements WorkQueue, ReplyQueue {
    private final List<Job> jobs = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void send(Job job, Duration delay) {
        lock.lock();
        try {
            // Through the codec, so that a message that cannot be read back fails the test that sends it.
            jobs.add(Messages.readJob(Messages.write(job)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(Reply reply, Duration delay) {
        lock.lock();
        try {
            replies.add(Messages.readReply(Messages.write(reply)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes all waiting jobs. */
    public List<Job> takeJobs() {
        lock.lock();
        try {
            List<Job> taken = List.copyOf(jobs);
            jobs.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** All replies so far. */
    public List<Reply> replies() {
        lock.lock();
        try {
            return List.copyOf(replies);
        } finally {
            lock.unlock();
        }
    }

    /** Takes all waiting replies. */
    public List<Reply> takeReplies() {
        lock.lock();
        try {
            List<Reply> taken = List.copyOf(replies);
            replies.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
