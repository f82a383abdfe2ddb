package dev.casebook.local.sqlite;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of one queue to a function, as Lambda's event source mapping does on AWS: up to so many deliveries at
 * once, each on a virtual thread; what the function reports as failed is shown again after a back-off, what it does not is
 * deleted; a function that throws has failed the whole batch.
 *
 * <p>It sleeps until a message is sent in this JVM or the next hidden one becomes visible. Safe for several threads.
 */
public final class QueuePump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePump.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SqliteQueue queue;
    private final Function<SQSEvent, @Nullable SQSBatchResponse> function;
    private final Pace pace;
    private final InstantSource clock;
    private final Semaphore slots;
    private final Bell bell = new Bell();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopping;

    public QueuePump(
            SqliteQueue queue,
            Function<SQSEvent, @Nullable SQSBatchResponse> function,
            Pace pace,
            InstantSource clock) {
        this.queue = queue;
        this.function = function;
        this.pace = pace;
        this.clock = clock;
        this.slots = new Semaphore(pace.concurrency());
    }

    /** Begins to deliver. Once. */
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("a pump starts once");
        }
        queue.onArrival(bell::ring);
        Thread.ofVirtual().name("pump-" + queue.name()).start(this::run);
    }

    /** Looks for messages now: for when something besides this JVM's senders made one visible, such as a moved clock. */
    public void wake() {
        bell.ring();
    }

    /**
     * Begins no further delivery and waits for those that run.
     *
     * @return false when some still ran at the end; their messages stay hidden until they are released or their visibility ends
     */
    public boolean stop(Duration patience) throws InterruptedException {
        stopping = true;
        bell.ring();
        boolean idle = slots.tryAcquire(pace.concurrency(), patience.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            slots.release(pace.concurrency());
        }
        return idle;
    }

    /** Stops with a patience of two seconds: what does not end by then is delivered again, as after a crash. */
    @Override
    public void close() {
        try {
            if (!stop(PATIENCE)) {
                LOG.warn("Deliveries of queue {} still run; they are repeated at the next start", queue.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            // The count is taken before the flag is read: the ring that comes with stopping is then never slept
            // through.
            for (long heard = bell.rings(); !stopping; heard = bell.rings()) {
                slots.acquire();
                List<SqliteQueue.Message> batch = nextBatch();
                if (batch.isEmpty()) {
                    slots.release();
                    bell.await(heard, untilNext());
                } else {
                    Thread.ofVirtual().name("deliver-" + queue.name()).start(() -> deliver(batch));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it but the end of the process
        }
    }

    /** Empty also after a failure: the pump must outlive a full disk, and looks again later. */
    private List<SqliteQueue.Message> nextBatch() {
        try {
            return stopping ? List.of() : queue.receive(pace.batch(), pace.visibility());
        } catch (RuntimeException e) {
            LOG.warn("Receiving from queue {} failed", queue.name(), e);
            return List.of();
        }
    }

    private Duration untilNext() {
        try {
            Instant now = clock.instant();
            Duration wait = queue.nextVisible()
                    .map(next -> Duration.between(now, next))
                    .filter(until -> until.compareTo(pace.fallback()) < 0)
                    .orElse(pace.fallback());
            return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
        } catch (RuntimeException e) {
            return pace.fallback(); // the receive that failed just before has been logged
        }
    }

    private void deliver(List<SqliteQueue.Message> batch) {
        try {
            Set<String> failed = call(batch);
            for (SqliteQueue.Message message : batch) {
                settle(message, failed.contains(message.id()));
            }
        } finally {
            slots.release();
        }
    }

    /** The ids of the messages that failed. Whatever the function throws fails all of them and nothing else. */
    private Set<String> call(List<SqliteQueue.Message> batch) {
        try {
            return LambdaBatch.failed(batch, function.apply(LambdaBatch.event(queue.name(), batch)));
        } catch (RuntimeException | Error e) {
            LOG.warn("A delivery of {} messages of queue {} failed", batch.size(), queue.name(), e);
            return LambdaBatch.all(batch);
        }
    }

    private void settle(SqliteQueue.Message message, boolean failed) {
        try {
            if (failed) {
                queue.changeVisibility(message.receipt(), pace.afterFailure(message.receives()));
            } else if (!queue.delete(message.receipt())) {
                LOG.warn("Message {} of queue {} was delivered again before it was done", message.id(), queue.name());
            }
        } catch (RuntimeException e) {
            LOG.warn("Message {} of queue {} will be delivered again", message.id(), queue.name(), e);
        }
    }
}
