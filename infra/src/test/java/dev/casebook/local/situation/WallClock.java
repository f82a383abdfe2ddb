package dev.casebook.local.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock on the wall: runs as usual, and can be put forward. */
final class WallClock implements InstantSource {
    private final AtomicReference<Duration> ahead;

    WallClock(Instant now) {
        this.ahead =
                new AtomicReference<>(Duration.between(InstantSource.system().instant(), now));
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    void forward(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }
}
