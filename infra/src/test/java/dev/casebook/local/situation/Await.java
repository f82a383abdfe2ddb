package dev.casebook.local.situation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until there is something, with patience for a slow machine. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private Await() {}

    /**
     * Waits.
     *
     * @param otherwise what to say when it does not come
     */
    static <T> T until(Supplier<Optional<T>> look, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new AssertionError(otherwise.get());
    }
}
