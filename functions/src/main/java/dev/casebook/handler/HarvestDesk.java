package dev.casebook.handler;

import dev.casebook.harvest.HarvestLog;
import dev.casebook.harvest.RunHarvest;
import dev.casebook.harvest.SavedQuery;
import dev.casebook.spending.PaidWork;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs saved queries; a run that added something is told in one line. */
final class HarvestDesk {
    private final List<SavedQuery> queries;
    private final RunHarvest runHarvest;
    private final ReplyQueue replies;
    private final PaidWork paid;

    HarvestDesk(List<SavedQuery> queries, RunHarvest runHarvest, ReplyQueue replies, PaidWork paid) {
        this.queries = List.copyOf(queries);
        this.runHarvest = runHarvest;
        this.replies = replies;
        this.paid = paid;
    }

    /** A query that is configured no longer is done with. While paid work is stopped none runs; the next one looks back that far. */
    void handle(Job.Harvest job) {
        if (paid.stopped().isPresent()) {
            return;
        }
        queries.stream()
                .filter(query -> query.name().equals(job.name()))
                .findFirst()
                .ifPresent(query -> runHarvest.run(query, job.slot()).ifPresent(run -> tell(query, run)));
    }

    private void tell(SavedQuery query, HarvestLog.Run run) {
        Optional<String> channel = query.channel();
        if (run.added() > 0 && channel.isPresent()) {
            String drafts = run.added() == 1 ? "1 draft" : run.added() + " drafts";
            replies.send(
                    new Reply.Told(
                            new Address.ChannelMessage(channel.get()),
                            "Harvest " + query.name() + " added " + drafts + " to "
                                    + query.target().dataset() + ". list "
                                    + query.target().dataset() + " shows them."),
                    Duration.ZERO);
        }
    }
}
