package dev.casebook.spending;

import dev.casebook.CasebookException;
import dev.casebook.audit.Doer;
import java.util.Optional;

/**
 * The switch that stops all paid work at once: runs, replays, judges and harvests. Every process looks at it at least every ten
 * seconds. A change is kept together with its entry in the audit trail. Safe for several threads.
 */
public interface PaidWork {

    /** Never stopped. */
    PaidWork RUNNING = new PaidWork() {
        @Override
        public Optional<Stop> stopped() {
            return Optional.empty();
        }

        @Override
        public boolean stop(Stop stop, Doer by) {
            throw new UnsupportedOperationException("nothing is kept here");
        }

        @Override
        public boolean resume(Doer by) {
            throw new UnsupportedOperationException("nothing is kept here");
        }
    };

    /** That it is stopped; empty when it may go on. */
    Optional<Stop> stopped();

    /** Stops it. False: it was stopped before, and that stop stays. */
    boolean stop(Stop stop, Doer by);

    /** Lets it go on. False: it was not stopped. */
    boolean resume(Doer by);

    /**
     * Refuses to start anything while it is stopped.
     *
     * @throws CasebookException.Permanent saying since when, by whom and why
     */
    default void require() {
        stopped().ifPresent(stop -> {
            throw new CasebookException.Permanent(
                    stop.sentence() + " Nothing was started. A maintainer can type resume.");
        });
    }
}
