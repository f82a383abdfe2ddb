package dev.casebook.pruning;

import dev.casebook.CasebookException;
import dev.casebook.audit.AuditTrail;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.work.Job;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Retires a case that was proposed, or remembers that it is kept. */
public final class DecidePruning {
    private static final int TRIES = 10;

    private final PruningLog log;
    private final AnswerCase answerCase;
    private final AuditTrail audit;
    private final ReplyQueue replies;
    private final InstantSource clock;

    public DecidePruning(
            PruningLog log, AnswerCase answerCase, AuditTrail audit, ReplyQueue replies, InstantSource clock) {
        this.log = log;
        this.answerCase = answerCase;
        this.audit = audit;
        this.replies = replies;
        this.clock = clock;
    }

    /**
     * Does it, and has the proposal shown anew. Safe to repeat.
     *
     * @return the case, where it was retired
     * @throws CasebookException.Permanent when the proposal is not known, or somebody has decided otherwise
     */
    public Optional<Case> decide(Job.DecidePruning job) {
        Pruning pruning = log.find(job.pruning()).orElseThrow(DecidePruning::unknown);
        Pruning.Candidate candidate = pruning.candidate(job.caseId()).orElseThrow(DecidePruning::unknown);
        boolean keep = job.keep();
        candidate.decided().filter(before -> before.kept() != keep).ifPresent(before -> {
            throw new CasebookException.Permanent("Case " + job.caseId() + " is "
                    + (before.kept() ? "kept" : "retired")
                    + " already. Nothing was changed. retire and restore take its id at any time.");
        });
        Doer by = job.ping().doer();
        Optional<Case> retired = Optional.empty();
        if (keep) {
            kept(pruning, candidate, by, job.ping().at());
        } else {
            retired = Optional.of(answerCase.retire(job.caseId(), by, candidate.why()));
        }
        decided(job, new Pruning.Decided(keep, by.who(), clock.instant()));
        replies.send(ProposePruning.shown(pruning), Duration.ZERO);
        return retired;
    }

    private void kept(Pruning pruning, Pruning.Candidate candidate, Doer by, Instant at) {
        // By the moment of the request, so that a second delivery is the same deed.
        audit.record(new Deed(
                at,
                by,
                Deed.What.CASE_KEPT,
                pruning.dataset() + "/" + candidate.id().display(),
                Map.of("evidence", candidate.evidence())));
        log.keep(pruning.dataset(), candidate.id(), candidate.evidence());
    }

    private void decided(Job.DecidePruning job, Pruning.Decided decided) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pruning now = log.find(job.pruning()).orElseThrow(DecidePruning::unknown);
            Optional<Pruning.Candidate> open =
                    now.candidate(job.caseId()).filter(each -> each.decided().isEmpty());
            if (open.isEmpty() || log.change(now, now.with(open.get().decided(decided)))) {
                return;
            }
        }
        throw new CasebookException.Retryable("Many decide about this proposal at this moment.");
    }

    private static CasebookException.Permanent unknown() {
        return new CasebookException.Permanent(
                "That proposal is not known any longer. Nothing was changed. retire takes a case's id.");
    }
}
