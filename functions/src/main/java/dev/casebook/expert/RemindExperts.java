package dev.casebook.expert;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds whoever has not answered for {@link HandOff#PATIENCE}, once, and says so to whoever asked.
 *
 * <p>Called by every tick. The messages are sent for before it is noted that they were: a tick that dies in between is made up
 * for by the next, and the same message is not shown twice.
 */
public final class RemindExperts {
    private static final Logger LOG = LoggerFactory.getLogger(RemindExperts.class);

    private final HandOffStore handOffs;
    private final TellHandOff tell;
    private final InstantSource clock;

    public RemindExperts(HandOffStore handOffs, TellHandOff tell, InstantSource clock) {
        this.handOffs = handOffs;
        this.tell = tell;
        this.clock = clock;
    }

    /** Reminds everybody who is due. */
    public void remind() {
        Instant now = clock.instant();
        for (HandOff open : handOffs.open()) {
            boolean due = open.askedAt().plus(HandOff.PATIENCE).compareTo(now) <= 0;
            if (due && open.reminded().isEmpty()) {
                tell.reminder(open);
                handOffs.change(open, open.reminded(now));
                LOG.info("reminded of hand-off {}", open.id());
            }
        }
    }
}
