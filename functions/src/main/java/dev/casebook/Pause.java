package dev.casebook;

import java.time.Duration;

/** Waits before something is done again; a test's pause only moves its clock. */
@FunctionalInterface
public interface Pause {

    void pause(Duration time) throws InterruptedException;

    /** Waits by the machine's clock. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}
