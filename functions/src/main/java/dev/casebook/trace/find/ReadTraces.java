package dev.casebook.trace.find;

import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads several traces at the same time, within a limit of time. */
final class ReadTraces {
    private static final long SECONDS = 25;

    private final TraceSources sources;

    ReadTraces(TraceSources sources) {
        this.sources = sources;
    }

    record Read(Gather.Hit hit, Trace trace) {}

    /** Those that could be read, in the order of the hits; how many could not is noted. */
    List<Read> all(List<Gather.Hit> hits, List<String> notes) {
        List<Callable<Optional<Read>>> calls = new ArrayList<>();
        for (Gather.Hit hit : hits) {
            calls.add(() -> sources.fetch(hit.ref()).map(trace -> new Read(hit, trace)));
        }
        List<Read> read = new ArrayList<>();
        int unread = 0;
        for (Future<Optional<Read>> future : run(calls)) {
            Optional<Read> trace = result(future);
            trace.ifPresent(read::add);
            unread += trace.isPresent() ? 0 : 1;
        }
        if (unread > 0) {
            notes.add(
                    unread == 1
                            ? "One of the traces found could not be read."
                            : unread + " of the traces found could not be read.");
        }
        return read;
    }

    private static List<Future<Optional<Read>>> run(List<Callable<Optional<Read>>> calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls, SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable("Reading the traces was interrupted. It will be tried again.", e);
        }
    }

    private static Optional<Read> result(Future<Optional<Read>> future) {
        if (future.state() != Future.State.SUCCESS) {
            return unreadable(future);
        }
        return future.resultNow();
    }

    private static Optional<Read> unreadable(Future<Optional<Read>> future) {
        try {
            return future.isCancelled() ? Optional.empty() : future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CasebookException) {
                return Optional.empty();
            }
            throw new IllegalStateException("reading a trace failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
