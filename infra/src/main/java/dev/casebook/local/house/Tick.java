package dev.casebook.local.house;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same thing again and again, as EventBridge's schedule does; a failure of one time does not end it. */
final class Tick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("tick").factory());
    private final ScheduledFuture<?> ticking;

    Tick(Duration every, Runnable what) {
        this.ticking = timer.scheduleWithFixedDelay(
                () -> once(what), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void once(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.warn("The tick failed; the next one comes", e);
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        timer.shutdown();
    }
}
