package dev.casebook.handler;

import dev.casebook.trace.find.FindTraces;
import dev.casebook.trace.find.Found;
import dev.casebook.trace.find.TermSeal;
import dev.casebook.trace.find.Terms;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches for somebody. What may only come later is searched a second time; the terms stay sealed on the way. */
final class SearchDesk {
    private static final Duration AGAIN = Duration.ofSeconds(45);

    private final Supplier<TermSeal> seal;
    private final FindTraces findTraces;
    private final WorkQueue work;
    private final ReplyQueue replies;

    /** Takes its parts; the seal's secret is read when the first search comes. */
    SearchDesk(Supplier<TermSeal> seal, FindTraces findTraces, WorkQueue work, ReplyQueue replies) {
        this.seal = seal;
        this.findTraces = findTraces;
        this.work = work;
        this.replies = replies;
    }

    void handle(Job.Find job) {
        Ping ping = privately(job.ping());
        Terms terms = seal.get().open(job.sealed(), ping.id());
        Found found = findTraces.find(terms);
        if (found.mayComeLater() && !job.again()) {
            later(ping, terms);
        } else {
            replies.send(new Reply.Found(ping.replyTo(), found), Duration.ZERO);
        }
    }

    /** Whatever way a search came in, what it found is for its sender alone. */
    private static Ping privately(Ping ping) {
        Address alone = switch (ping.replyTo()) {
            case Address.ChannelMessage to -> new Address.Ephemeral("", to.channel(), ping.from());
            case Address.InThread to -> new Address.Ephemeral("", to.channel(), ping.from(), Optional.of(to.ts()));
            case Address.Ephemeral to -> to;
            case Address.Direct to -> to;
            case Address.Home to -> new Address.Direct(to.user());
            case Address.View to -> new Address.Direct(to.user());
        };
        return new Ping(ping.id(), ping.from(), alone, ping.at());
    }

    private void later(Ping ping, Terms terms) {
        Ping next = new Ping(ping.id() + "/again", ping.from(), ping.replyTo(), ping.at());
        work.send(new Job.Find(next, seal.get().seal(terms, next.id()), true), AGAIN);
        replies.send(
                new Reply.Told(
                        ping.replyTo(),
                        "Nothing found yet. A run can be searched only up to a minute after its end, so I look again in "
                                + AGAIN.toSeconds() + " seconds."),
                Duration.ZERO);
    }
}
