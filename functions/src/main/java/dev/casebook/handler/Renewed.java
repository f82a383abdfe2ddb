package dev.casebook.handler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thing that is made of what can change outside: made when it is first asked for, and again when it is older than it may be.
 * Where that fails, the one at hand is used on. Safe for several threads.
 */
public final class Renewed<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Renewed.class);
    /** How long a change outside may take to be seen. */
    public static final Duration USUAL = Duration.ofMinutes(5);

    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private final Supplier<T> make;
    private final Duration fresh;
    private final InstantSource clock;
    private @Nullable T made;
    private Instant at = Instant.MIN;

    public Renewed(Supplier<T> make, Duration fresh, InstantSource clock) {
        this.make = make;
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public T get() {
        return youngerThan(fresh);
    }

    /** Made again unless it was made a moment ago: for when the one at hand seems to be out of date. */
    public T again() {
        return youngerThan(A_MOMENT);
    }

    private synchronized T youngerThan(Duration age) {
        Instant now = clock.instant();
        T current = made;
        if (current != null && now.isBefore(at.plus(age)) && !now.isBefore(at)) {
            return current;
        }
        try {
            current = make.get();
        } catch (RuntimeException e) {
            if (current == null) {
                throw e;
            }
            LOG.error("what changed outside could not be read, so what was read before is used on", e);
        }
        made = current;
        at = now;
        return current;
    }
}
