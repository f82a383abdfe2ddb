package dev.casebook.pruning;

import dev.casebook.nightly.NightSchedule;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The tick's part: a job for each dataset whose quarter began since the last tick, at nine in the morning of its first day.
 *
 * <p>Ticks may come as often as they like and several at once: the jobs of one quarter carry the same ping. A dataset that was not
 * watched before waits for its next quarter; of several quarters that nobody ticked through only the newest is looked at.
 */
public final class SendPrunings {
    /** Who asks. */
    public static final String NAME = "pruning";

    private static final String FIRST_OF_QUARTER = "0 9 1 1,4,7,10 *";

    private final List<PruningPlan> plans;
    private final PruningLog log;
    private final WorkQueue work;
    private final InstantSource clock;

    public SendPrunings(List<PruningPlan> plans, PruningLog log, WorkQueue work, InstantSource clock) {
        this.plans = List.copyOf(plans);
        this.log = log;
        this.work = work;
        this.clock = clock;
    }

    public void send() {
        Instant now = clock.instant();
        plans.forEach(plan -> send(plan, now));
    }

    private void send(PruningPlan plan, Instant now) {
        Optional<Instant> until = log.until(plan.dataset());
        if (until.isEmpty()) {
            log.until(plan.dataset(), until, now);
            return;
        }
        List<Instant> due = new NightSchedule(FIRST_OF_QUARTER, plan.zone()).between(until.get(), now);
        if (due.isEmpty()) {
            return;
        }
        Instant slot = due.getLast();
        Ping ping = new Ping(
                NAME + "/" + plan.dataset() + "/" + slot, NAME, new Address.ChannelMessage(plan.channel()), now);
        // Sent first: a crash in between sends it again, and the second job is dropped.
        work.send(new Job.ProposePruning(ping, plan.dataset(), slot), Duration.ZERO);
        log.until(plan.dataset(), until, slot);
    }
}
