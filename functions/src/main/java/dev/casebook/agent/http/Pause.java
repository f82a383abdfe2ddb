package dev.casebook.agent.http;

import java.time.Duration;

/** Waits before a call is made again. */
@FunctionalInterface
public interface Pause {

    void pause(Duration time) throws InterruptedException;

    /** Waits by the machine's clock. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}
