package dev.casebook.trace.tempo;

import java.time.Duration;

/** Waits between two reads; a test's pause only moves its clock. */
public interface Pause {

    void pause(Duration length) throws InterruptedException;

    /** Sleeps. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}
