package dev.casebook.handler;

import dev.casebook.access.CheckAccess;
import dev.casebook.access.Decision;
import dev.casebook.access.Role;
import dev.casebook.access.Wish;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a person's job in, or not. Checked here and not where the request came in, because a form or a button may be used long
 * after it was shown.
 */
final class AccessDoor {
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CheckAccess check;
    private final HandOffGrant grant;
    private final DatasetOf datasets;
    private final WorkQueue work;
    private final ReplyQueue replies;
    private final InstantSource clock;

    /** The queues it writes to. */
    record Out(WorkQueue work, ReplyQueue replies) {}

    AccessDoor(CheckAccess check, HandOffGrant grant, DatasetOf datasets, Out out, InstantSource clock) {
        this.check = check;
        this.grant = grant;
        this.datasets = datasets;
        this.work = out.work();
        this.replies = out.replies();
        this.clock = clock;
    }

    /** What becomes of a job at the door. */
    sealed interface Entry {
        record Open() implements Entry {}

        record Closed(String sentence) implements Entry {}

        /** More was asked for: the job comes {@link #again}. */
        record Later() implements Entry {}
    }

    Entry enter(Job.Desk job) {
        Optional<Role> role = Rights.needed(job);
        Optional<Ping.Person> person = job.ping().person();
        if (role.isEmpty() || person.isEmpty() || grant.covers(job)) {
            return new Entry.Open();
        }
        Wish wish = new Wish(
                job.ping().from(),
                person.get().team(),
                Channels.of(job.ping().replyTo()),
                role.get(),
                datasets.of(job));
        return switch (check.check(wish)) {
            case Decision.Allowed allowed -> new Entry.Open();
            case Decision.Refused refused -> new Entry.Closed(grant.over(job).orElse(refused.sentence()));
            case Decision.Unknown unknown -> ask(job, unknown);
        };
    }

    private Entry ask(Job.Desk job, Decision.Unknown unknown) {
        if (Duration.between(job.ping().at(), clock.instant()).compareTo(PATIENCE) > 0) {
            return new Entry.Closed("Slack did not say who is in the groups that may do this. Nothing was changed. Try"
                    + " again; if it stays so, the app lacks the permission usergroups:read.");
        }
        replies.send(new Reply.LearnGroups(job.ping().replyTo(), unknown.groups()), Duration.ZERO);
        return new Entry.Later();
    }

    /** Puts a job back on its queue, to be let in or not when more is known. */
    void again(Job.Desk job) {
        work.send(job, AGAIN);
    }
}
