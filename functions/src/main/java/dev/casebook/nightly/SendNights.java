package dev.casebook.nightly;

import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tick's part of the night shift: a job for the newest night that came due since the last tick.
 *
 * <p>Ticks may come as often as they like and several at once: the jobs of one night carry the same ping, so that one is done and
 * the others are dropped. What is due is counted from the last night that was dealt with, so a clock that goes back runs nothing
 * twice. A night that is found more than {@link #LATE} after its time is missed: it is reported, once, and not run in the middle
 * of the day.
 */
public final class SendNights {
    /** A night still counts as one so long after its time. */
    static final Duration LATE = Duration.ofHours(4);

    /** Nobody wants to read of more missed nights than these. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final List<NightPlan> plans;
    private final Set<String> unplanned;
    private final NightLog log;
    private final WorkQueue work;
    private final InstantSource clock;

    /**
     * Takes its parts.
     *
     * @param unplanned datasets that are not run at night
     */
    public SendNights(List<NightPlan> plans, Set<String> unplanned, NightLog log, WorkQueue work, InstantSource clock) {
        this.plans = List.copyOf(plans);
        this.unplanned = Set.copyOf(unplanned);
        this.log = log;
        this.work = work;
        this.clock = clock;
    }

    public void send() {
        Instant now = clock.instant();
        plans.forEach(plan -> send(plan, now));
        unplanned.stream().filter(dataset -> log.watch(dataset).isPresent()).forEach(log::unwatch);
    }

    private void send(NightPlan plan, Instant now) {
        Optional<NightLog.Watch> watched = log.watch(plan.dataset());
        String schedule = plan.schedule().text();
        if (watched.filter(watch -> watch.schedule().equals(schedule)).isEmpty()) {
            log.watch(watched, new NightLog.Watch(plan.dataset(), schedule, now));
            return;
        }
        Instant oldest = now.minus(REMEMBERED);
        Instant until = watched.get().until();
        List<Instant> due = plan.schedule().between(until.isBefore(oldest) ? oldest : until, now);
        if (due.isEmpty()) {
            return;
        }
        Instant newest = due.getLast();
        boolean late = newest.plus(LATE).isBefore(now);
        List<Instant> missed = late ? due : due.subList(0, due.size() - 1);
        Ping ping = new Ping(
                "nightly/" + plan.dataset() + "/" + newest,
                RunNight.NAME,
                new Address.ChannelMessage(plan.channel()),
                now);
        // Sent first: a crash in between sends it again, and the second job is dropped.
        work.send(new Job.Night(ping, plan.dataset(), newest, missed), Duration.ZERO);
        log.watch(watched, new NightLog.Watch(plan.dataset(), schedule, newest));
    }
}
