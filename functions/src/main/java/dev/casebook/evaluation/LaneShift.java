package dev.casebook.evaluation;

import dev.casebook.agent.Deadline;
import dev.casebook.spending.PaidWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One worker's time with a lane: threads take pairs off the lane's share while the lease is renewed beside them. The agent has
 * {@code width} of them at once; while it works on those, as many other threads load cases and score answers.
 */
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

    /**
     * One trial in its three parts. Only the middle one has the agent work.
     *
     * @param <C> what is loaded for a trial
     * @param <A> what comes from the agent
     */
    interface Work<C, A> {
        C load(RunLane.Pair pair);

        A ask(RunLane.Pair pair, C loaded);

        /** False: it was not kept, because paid work was stopped in between; the trial is still to be run. */
        boolean keep(RunLane.Pair pair, C loaded, A answer);
    }

    /** What the threads of a shift share. */
    private record Shared<C, A>(Queue<RunLane.Pair> left, Work<C, A> work, Semaphore agent, Deadline stop) {}

    <C, A> End run(int width, Deadline stop, Queue<RunLane.Pair> share, Work<C, A> work) {
        Queue<RunLane.Pair> left = new ConcurrentLinkedQueue<>(share);
        Shared<C, A> shared = new Shared<>(left, work, new Semaphore(width), stop);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(TRIALS)) {
            Future<?> all = threads.submit(() -> takeTurns(threads, 2 * width, shared));
            while (!finished(all)) {
                renew(false);
            }
        }
        if (stopped.get()) {
            return new Lost();
        }
        return left.isEmpty() ? close() : handOn();
    }

    private void takeTurns(ExecutorService threads, int count, Shared<?, ?> shared) {
        var workers = IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> takeTurnsTogether(shared)))
                .toList();
        for (Future<?> worker : workers) {
            join(worker);
        }
    }

    /** Where one thread breaks, the others begin nothing more: the lane is worked on again as a whole. */
    private void takeTurnsTogether(Shared<?, ?> shared) {
        boolean well = false;
        try {
            takeTurns(shared);
            well = true;
        } finally {
            if (!well) {
                stopped.set(true);
            }
        }
    }

    private <C, A> void takeTurns(Shared<C, A> shared) {
        while (goesOn(shared)) {
            RunLane.Pair next = shared.left().poll();
            if (next == null) {
                return;
            }
            C loaded = shared.work().load(next);
            Optional<A> answer = ask(shared, next, loaded);
            if (answer.isEmpty()) {
                shared.left().add(next);
                return;
            }
            if (shared.work().keep(next, loaded, answer.get())) {
                results.incrementAndGet();
            } else {
                shared.left().add(next);
            }
        }
    }

    /** Empty when the shift ended before it was this trial's turn. */
    private <C, A> Optional<A> ask(Shared<C, A> shared, RunLane.Pair pair, C loaded) {
        shared.agent().acquireUninterruptibly();
        try {
            return goesOn(shared) ? Optional.of(shared.work().ask(pair, loaded)) : Optional.empty();
        } finally {
            shared.agent().release();
        }
    }

    private boolean goesOn(Shared<?, ?> shared) {
        return !stopped.get()
                && paid.stopped().isEmpty()
                && clock.instant().isBefore(shared.stop().at());
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
