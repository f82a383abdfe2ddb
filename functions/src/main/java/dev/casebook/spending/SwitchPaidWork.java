package dev.casebook.spending;

import dev.casebook.CasebookException;
import dev.casebook.audit.Doer;
import dev.casebook.trace.Redactor;
import java.time.InstantSource;

/** Stops all paid work for a person, and lets it go on. */
public final class SwitchPaidWork {
    private static final int LONGEST_REASON = 300;

    private final PaidWork paid;
    private final Redactor redactor;
    private final InstantSource clock;

    public SwitchPaidWork(PaidWork paid, Redactor redactor, InstantSource clock) {
        this.paid = paid;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Stops it.
     *
     * @param reason in the person's words; may be empty
     * @throws CasebookException.Permanent when it is stopped already
     */
    public Stop stop(Doer by, String reason) {
        String shown = redactor.redact(reason.strip());
        Stop stop = new Stop(clock.instant(), by.who(), shown.substring(0, Math.min(LONGEST_REASON, shown.length())));
        if (!paid.stop(stop, by)) {
            throw new CasebookException.Permanent(
                    "Paid work is stopped already. Nothing was changed. status says by whom and why.");
        }
        return stop;
    }

    /**
     * Lets it go on.
     *
     * @throws CasebookException.Permanent when it is not stopped
     */
    public void resume(Doer by) {
        if (!paid.resume(by)) {
            throw new CasebookException.Permanent("Paid work is not stopped. Nothing was changed.");
        }
    }
}
