package dev.casebook.local.slack.bot;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Pause {

    /** Waits on the clock of the machine. */
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    };

    /** Returns when the time has passed; false when the waiting was broken off. */
    boolean pass(Duration duration);
}
