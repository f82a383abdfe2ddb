package dev.casebook.evaluation;

import dev.casebook.agent.Deadline;
import dev.casebook.spending.PaidWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** One worker's time with a lane: {@code width} threads take pairs off the lane's share while the lease is renewed beside them. */
final class LaneShift {
    private static final Duration RENEW_EVERY = Duration.ofSeconds(3);

    /**
     * Platform threads: a lane has few, each waits in one call at a time, and a virtual thread that waits for a socket keeps a
     * poller in native code, for which the JVM waits 0.3 s when it ends.
     */
    private static final ThreadFactory TRIALS =
            Thread.ofPlatform().daemon().name("trial-", 0).factory();

    private final ExperimentStore experiments;
    private final InstantSource clock;
    private final Runnable progress;
    private final PaidWork paid;
    private final AtomicInteger results;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private Lane lane;

    LaneShift(ExperimentStore experiments, InstantSource clock, Lane lane, Start start, Runnable progress) {
        this.experiments = experiments;
        this.clock = clock;
        this.lane = lane;
        this.results = new AtomicInteger(start.present());
        this.paid = start.paid();
        this.progress = progress;
    }

    /**
     * What a shift begins with.
     *
     * @param present how much of the lane's share is done
     * @param paid once it is stopped, no further pair is taken
     */
    record Start(int present, PaidWork paid) {}

    /** How a shift ended. */
    sealed interface End {}

    /** The lane has no case left. */
    record Finished() implements End {}

    /** The deadline, or a stop of all paid work, came first; the lane is free for the next worker, under this epoch. */
    record HandOn(long epoch) implements End {}

    /** Somebody else has the lane, or the experiment is over. */
    record Lost() implements End {}

    End run(int width, Deadline stop, Queue<RunLane.Pair> share, Predicate<RunLane.Pair> each) {
        Queue<RunLane.Pair> left = new ConcurrentLinkedQueue<>(share);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(TRIALS)) {
            Future<?> all = threads.submit(() -> takeTurns(threads, width, stop, left, each));
            while (!finished(all)) {
                renew(false);
            }
        }
        if (stopped.get()) {
            return new Lost();
        }
        return left.isEmpty() ? close() : handOn();
    }

    private void takeTurns(
            ExecutorService threads, int width, Deadline stop, Queue<RunLane.Pair> left, Predicate<RunLane.Pair> each) {
        var workers = IntStream.range(0, width)
                .mapToObj(i -> threads.submit(() -> takeTurns(stop, left, each)))
                .toList();
        for (Future<?> worker : workers) {
            join(worker);
        }
    }

    private void takeTurns(Deadline stop, Queue<RunLane.Pair> left, Predicate<RunLane.Pair> each) {
        while (!stopped.get() && paid.stopped().isEmpty() && clock.instant().isBefore(stop.at())) {
            RunLane.Pair next = left.poll();
            if (next == null) {
                return;
            }
            if (each.test(next)) {
                results.incrementAndGet();
            } else {
                left.add(next);
            }
        }
    }

    private static boolean finished(Future<?> all) {
        try {
            all.get(RENEW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working on a lane", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static void join(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working on a lane", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    /** Prolongs the lease and says how far the lane is; stops the shift when the lane is no longer ours. */
    private boolean renew(boolean over) {
        Instant until = over ? clock.instant() : clock.instant().plus(RunLane.LEASE);
        Lane next = new Lane(lane.experiment(), lane.number(), lane.epoch(), until, results.get(), over);
        boolean ours =
                experiments.find(lane.experiment()).filter(e -> !e.over()).isPresent()
                        && experiments.change(lane, next);
        if (!ours) {
            stopped.set(true);
            return false;
        }
        lane = next;
        progress.run();
        return true;
    }

    private End close() {
        return renew(true) ? new Finished() : new Lost();
    }

    private End handOn() {
        Lane free = new Lane(lane.experiment(), lane.number(), lane.epoch() + 1, clock.instant(), results.get(), false);
        return experiments.change(lane, free) ? new HandOn(free.epoch()) : new Lost();
    }
}
