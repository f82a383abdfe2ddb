package dev.casebook.pruning;

import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what a dataset could do without, keeps it as the quarter's proposal, and has it shown; nothing found is told to nobody. */
public final class ProposePruning {
    private static final Logger LOG = LoggerFactory.getLogger(ProposePruning.class);

    private final List<PruningPlan> plans;
    private final PruningLog log;
    private final FindUnused find;
    private final ReplyQueue replies;

    public ProposePruning(List<PruningPlan> plans, PruningLog log, FindUnused find, ReplyQueue replies) {
        this.plans = List.copyOf(plans);
        this.log = log;
        this.find = find;
        this.replies = replies;
    }

    /** Does it. Safe to repeat: a quarter has one proposal. A dataset that is configured no longer is done with. */
    public void propose(Job.ProposePruning job) {
        plans.stream()
                .filter(plan -> plan.dataset().equals(job.dataset()))
                .findFirst()
                .ifPresent(plan -> tell(proposal(plan, job.slot())));
    }

    private Pruning proposal(PruningPlan plan, Instant slot) {
        return log.find(plan.dataset() + "/" + slot).orElseGet(() -> log.claim(fresh(plan, slot)));
    }

    private Pruning fresh(PruningPlan plan, Instant slot) {
        FindUnused.Found found = find.in(plan);
        List<Pruning.Candidate> open = found.candidates().stream()
                .filter(each -> log.kept(plan.dataset(), each.id())
                        .filter(each.evidence()::equals)
                        .isEmpty())
                .toList();
        List<Pruning.Candidate> named = open.stream().limit(Pruning.NAMED).toList();
        LOG.info("{} cases of {} could be retired, by {} runs", open.size(), plan.dataset(), found.runs());
        return new Pruning(
                plan.dataset(), slot, plan.channel(), named, open.size() - named.size(), found.runs(), named.isEmpty());
    }

    /** Sends for its message, and notes that it did; a crash in between sends for it again. */
    private void tell(Pruning pruning) {
        if (!pruning.told()) {
            replies.send(shown(pruning), Duration.ZERO);
            log.change(pruning, pruning.toldNow());
        }
    }

    /** Its one message, which is shown anew when somebody decided something. */
    static Reply shown(Pruning pruning) {
        return new Reply.Refresh(
                new Address.ChannelMessage(pruning.channel()), new Subject(Subject.Kind.PRUNING, pruning.id()));
    }
}
