package dev.casebook.spending;

import java.time.Duration;
import java.util.Optional;

/** How many runs and replays people may start. Safe for several threads and processes. */
public interface RunAllowance {

    /** Nothing is limited. */
    RunAllowance UNLIMITED = (user, channel) -> Optional.empty();

    /** Takes one run out of what a person and a channel may start now; the limit, when either has had its share. */
    Optional<Limit> takeRun(String user, String channel);

    /**
     * A limit that was reached.
     *
     * @param whose a person's, or a channel's
     * @param perHour how many there are in an hour
     * @param again in what time there is one more
     */
    record Limit(Whose whose, int perHour, Duration again) {

        /** What happened and what to do. */
        public String sentence() {
            long minutes = Math.max(1, again.plusSeconds(59).toMinutes());
            return (whose == Whose.USER ? "You have" : "This channel has") + " started " + perHour
                    + " runs within an hour, and that is the limit. Nothing was started. Try again in " + minutes
                    + (minutes == 1 ? " minute." : " minutes.");
        }
    }

    /** Whose limit it is. */
    enum Whose {
        USER,
        CHANNEL
    }
}
