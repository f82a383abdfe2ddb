package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.store.SimulatedItemTable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Disturbs one certain call of the table, once: before its effect the table refuses, as when it is throttled; after it, whoever
 * called is killed and never sees the answer.
 */
final class Death implements SimulatedItemTable.Faults {
    private final int call;
    private final boolean afterTheEffect;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();

    /** @param call counted from 1 while it is armed */
    Death(int call, boolean afterTheEffect) {
        this.call = call;
        this.afterTheEffect = afterTheEffect;
    }

    void arm() {
        armed.set(true);
    }

    void disarm() {
        armed.set(false);
    }

    /** Calls seen while it was armed. */
    int calls() {
        return calls.get();
    }

    @Override
    public void before(SimulatedItemTable.Call seen) {
        if (armed.get() && calls.incrementAndGet() == call && !afterTheEffect) {
            throw new CasebookException.Retryable("The table is busy.");
        }
    }

    @Override
    public void after(SimulatedItemTable.Call seen) {
        if (armed.get() && calls.get() == call && afterTheEffect) {
            throw new Killed();
        }
    }

    @Override
    public String toString() {
        return "death " + (afterTheEffect ? "after" : "before") + " call " + call;
    }
}
