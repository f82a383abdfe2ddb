package dev.casebook.handler;

import dev.casebook.audit.AuditTrail;
import dev.casebook.audit.Deed;
import dev.casebook.incident.MissedReplays;
import dev.casebook.spending.RunAllowance;
import dev.casebook.spending.Stop;
import dev.casebook.spending.SwitchPaidWork;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Turns the switch of paid work, counts who starts how much of it, and writes down what was refused. */
final class SpendingDesk {
    private final SwitchPaidWork paidWork;
    private final RunAllowance allowance;
    private final AuditTrail audit;
    private final Tell tell;
    private final MissedReplays missed;
    private final InstantSource clock;

    /**
     * Who hears of a turned switch besides its sender.
     *
     * @param channel the channel for whatever names no other
     */
    record Tell(Optional<String> channel, ReplyQueue replies) {}

    SpendingDesk(
            SwitchPaidWork paidWork,
            RunAllowance allowance,
            AuditTrail audit,
            Tell tell,
            MissedReplays missed,
            InstantSource clock) {
        this.paidWork = paidWork;
        this.allowance = allowance;
        this.audit = audit;
        this.tell = tell;
        this.missed = missed;
        this.clock = clock;
    }

    void stop(Job.StopPaidWork job) {
        Stop stop = paidWork.stop(job.ping().doer(), job.reason());
        tell(
                job.ping(),
                stop.sentence()
                        + " No run, replay, judge or harvest begins; what is at work ends within seconds and keeps its results."
                        + " A maintainer can type resume.");
    }

    void resume(Job.ResumePaidWork job) {
        paidWork.resume(job.ping().doer());
        int replays = missed.send(job.ping());
        tell(
                job.ping(),
                "Paid work goes on, by " + job.ping().from()
                        + ". Runs that were interrupted begin again within five minutes, where they were."
                        + (replays == 0
                                ? ""
                                : " What came in meanwhile is replayed now: "
                                        + (replays == 1 ? "1 incident." : replays + " incidents.")));
    }

    private void tell(Ping ping, String text) {
        tell.replies().send(new Reply.Told(ping.replyTo(), text), Duration.ZERO);
        tell.channel()
                .map(Address.ChannelMessage::new)
                .filter(to -> !to.equals(ping.replyTo()))
                .ifPresent(to -> tell.replies().send(new Reply.Told(to, text), Duration.ZERO));
    }

    /** Why a person must not start this run now; takes one of those they may start. */
    Optional<String> tooMany(Job.Desk job) {
        boolean run = job instanceof Job.Evaluate || job instanceof Job.Reproduce;
        if (!run || job.ping().person().isEmpty()) {
            return Optional.empty();
        }
        Optional<RunAllowance.Limit> limit =
                allowance.takeRun(job.ping().from(), Channels.of(job.ping().replyTo()));
        limit.ifPresent(reached -> record(
                job, Deed.What.LIMIT_REFUSED, Map.of("limit", reached.whose() + " " + reached.perHour() + " an hour")));
        return limit.map(RunAllowance.Limit::sentence);
    }

    /** A person asked for what they may not do. */
    void refused(Job.Desk job) {
        record(job, Deed.What.ACCESS_REFUSED, Map.of());
    }

    private void record(Job.Desk job, Deed.What what, Map<String, String> details) {
        audit.record(new Deed(
                clock.instant(), job.ping().doer(), what, job.getClass().getSimpleName(), details));
    }
}
