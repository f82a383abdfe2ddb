package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.Reproduction;
import dev.casebook.casefile.family.Family;
import dev.casebook.diff.SetBaseline;
import dev.casebook.evaluation.CancelExperiment;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ScoreReplay;
import dev.casebook.evaluation.StartExperiment;
import dev.casebook.incident.DecideIncident;
import dev.casebook.incident.Incident;
import dev.casebook.incident.LocateTrace;
import dev.casebook.incident.OpenIncident;
import dev.casebook.incident.TriageIncident;
import dev.casebook.nightly.RunNight;
import dev.casebook.pruning.DecidePruning;
import dev.casebook.pruning.ProposePruning;
import dev.casebook.store.DoubleSubmits;
import dev.casebook.store.Inbox;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job of the desk is one use case; every ping ends in one recorded outcome, and its sender is told.
 *
 * <p>A ping whose outcome is recorded is dropped, so redelivery does nothing. What is worth trying again is thrown, so that the
 * queue does.
 */
final class JobDesk {
    private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);

    private final Inbox inbox;
    private final UseCases use;
    private final ReplyQueue replies;

    /** The use cases that jobs call. */
    record UseCases(
            OpenIncident openIncident,
            LocateTrace locateTrace,
            TriageIncident triage,
            AnswerCase answerCase,
            StartExperiment startExperiment,
            CancelExperiment cancelExperiment,
            SetBaseline setBaseline,
            ScoreReplay scoreReplay,
            CasePushes pushes,
            SearchDesk search,
            HarvestDesk harvest,
            AccessDoor door,
            DoubleSubmits doubles,
            KnownLinks links,
            ShownRuns shown,
            RunNight runNight,
            ProposePruning proposePruning,
            DecidePruning decidePruning,
            DecideIncident decideIncident,
            SpendingDesk spending,
            ExpertDesk experts) {}

    JobDesk(Inbox inbox, UseCases use, ReplyQueue replies) {
        this.inbox = inbox;
        this.use = use;
        this.replies = replies;
    }

    /**
     * Handles it.
     *
     * @param first false when the queue delivers the same message again: what was begun before has ended without an outcome
     */
    void handle(Job.Desk job, boolean first) {
        Ping ping = job.ping();
        if (inbox.outcome(ping.id()).isPresent() || (!inbox.begin(ping.id()) && first)) {
            return;
        }
        if (use.doubles().isDouble(ping)) {
            LOG.info("dropped a double {}", job.getClass().getSimpleName());
            inbox.record(ping.id(), Optional.of("The same was asked for a moment before, and is being done."));
            return;
        }
        try {
            admit(job, first);
        } catch (CasebookException.Permanent e) {
            refuse(job, String.valueOf(e.getMessage()));
        } catch (CasebookException.Retryable e) {
            inbox.release(ping.id());
            throw e;
        }
    }

    private void admit(Job.Desk job, boolean first) {
        Ping ping = job.ping();
        switch (use.door().enter(job)) {
            case AccessDoor.Entry.Open open -> {
                Optional<String> tooMany = first ? use.spending().tooMany(job) : Optional.empty();
                if (tooMany.isPresent()) {
                    refuse(job, Channels.privately(ping.replyTo(), ping.from()), tooMany.get());
                } else {
                    dispatch(job);
                    inbox.record(ping.id(), Optional.empty());
                }
            }
            case AccessDoor.Entry.Closed closed -> {
                use.spending().refused(job);
                refuse(job, Channels.privately(ping.replyTo(), ping.from()), closed.sentence());
            }
            case AccessDoor.Entry.Later later -> {
                inbox.release(ping.id());
                use.door().again(job);
            }
        }
    }

    /** Records the refusal and tells the sender; also for a job that could not be done however often it was tried. */
    void refuse(Job.Desk job, String reason) {
        refuse(job, job.ping().replyTo(), reason);
    }

    private void refuse(Job.Desk job, Address to, String reason) {
        Ping ping = job.ping();
        String reference = CaseId.hash(ping.id()).substring(0, 6).toLowerCase(Locale.ROOT);
        LOG.info("refused {} reference={}", job.getClass().getSimpleName(), reference);
        if (!(job instanceof Job.Harvest)) {
            // Nobody asked for a harvest, so nobody is disturbed: the log says it, and the next slot comes.
            replies.send(new Reply.Refused(to, reason, "", "", reference), Duration.ZERO);
        }
        inbox.record(ping.id(), Optional.of(reason));
    }

    private void dispatch(Job.Desk job) {
        switch (job) {
            case Job.HandleAlert alert -> use.openIncident().handle(alert.ping(), alert.alert());
            case Job.LocateTrace locate -> use.locateTrace().locate(locate);
            case Job.AddCase add -> added(add);
            case Job.AnswerCase answer -> answered(answer);
            case Job.RetireCase retire ->
                retired(
                        retire.ping(),
                        "Case %s is retired: it is kept and not run.",
                        use.answerCase().retire(retire.caseId(), retire.ping().doer(), retire.reason()));
            case Job.UndoAdd undo ->
                retired(
                        undo.ping(),
                        "Undone: case %s is not run. Add the trace again to have it back.",
                        use.triage()
                                .undone(use.answerCase()
                                        .undo(undo.caseId(), undo.ping().doer())));
            case Job.HandOver handOver -> use.experts().ask(handOver);
            case Job.ExpertSays says -> use.experts().said(says);
            case Job.PassOn pass -> use.experts().passedOn(pass);
            case Job.RestoreCase restore ->
                told(
                        restore.ping(),
                        "Case %s is back.",
                        use.answerCase()
                                .restore(restore.caseId(), restore.ping().doer()));
            case Job.Reproduce reproduce -> use.startExperiment().reproduce(reproduce);
            case Job.Evaluate evaluate ->
                use.shown().started(use.startExperiment().evaluate(evaluate, where(evaluate.ping())));
            case Job.SetBaseline set -> baseline(set);
            case Job.Cancel cancel -> {
                Experiment cancelled = use.cancelExperiment()
                        .cancel(cancel.experiment(), cancel.ping().doer());
                tell(cancel.ping(), "Experiment " + cancelled.id() + " is cancelled. The results it had are kept.");
            }
            case Job.DecideIncident decide ->
                tell(decide.ping(), use.decideIncident().decide(decide));
            case Job.Tell tell -> tell(tell.ping(), tell.text());
            case Job.Choose choose ->
                replies.send(new Reply.Choose(choose.ping().replyTo(), choose.choice()), Duration.ZERO);
            case Job.PreviewLinks preview -> preview(preview);
            case Job.FollowReaction reaction ->
                replies.send(
                        new Reply.FollowReaction(reaction.ping().replyTo(), reaction.channel(), reaction.ts()),
                        Duration.ZERO);
            case Job.PushCases push -> use.pushes().push(push);
            case Job.Find find -> use.search().handle(find);
            case Job.Harvest harvest -> use.harvest().handle(harvest);
            case Job.StopPaidWork stop -> use.spending().stop(stop);
            case Job.ResumePaidWork resume -> use.spending().resume(resume);
            case Job.Night night -> use.runNight().run(night);
            case Job.ProposePruning propose -> use.proposePruning().propose(propose);
            case Job.DecidePruning decide ->
                use.decidePruning()
                        .decide(decide)
                        .ifPresentOrElse(
                                c -> retired(decide.ping(), "Case %s is retired: it is kept and not run.", c),
                                () -> tell(
                                        decide.ping(),
                                        "Case " + decide.caseId()
                                                + " stays. It is proposed again for another reason only, or once it was changed."));
            case Job.Show show -> replies.send(new Reply.Refresh(show.ping().replyTo(), show.subject()), Duration.ZERO);
        }
    }

    /** An answer that came along is written into the case at once. */
    private void added(Job.AddCase job) {
        TriageIncident.Triaged triaged = use.triage().triage(job);
        if (triaged.counted().isPresent()) {
            counted(job, triaged.incident(), triaged.counted().get());
            return;
        }
        Optional<CaseId> added = triaged.incident().caseId();
        if (job.answer().isPresent() && added.isPresent()) {
            answered(new Job.AnswerCase(
                    job.ping(), added.get().display(), job.answer().get(), List.of(), List.of(), List.of()));
        }
    }

    /** A person hears that it was counted; of an alert's, the incident says so. */
    private void counted(Job.AddCase job, Incident incident, Family family) {
        if (job.ping().replyTo() instanceof Address.ChannelMessage) {
            return;
        }
        String rest = job.trace() + " --dataset " + incident.place().dataset() + " --anyway";
        replies.send(
                new Reply.Counted(
                        job.ping().replyTo(),
                        incident.caseId().map(CaseId::display).orElse(""),
                        family,
                        new Choice("add", rest, Choice.Of.FORM)),
                Duration.ZERO);
    }

    private void preview(Job.PreviewLinks job) {
        LinkPreview known = use.links().only(job.preview());
        if (!known.links().isEmpty()) {
            replies.send(new Reply.PreviewLinks(job.ping().replyTo(), known), Duration.ZERO);
        }
    }

    private void answered(Job.AnswerCase job) {
        Case answered = use.answerCase()
                .answer(
                        job.caseId(),
                        new AnswerCase.Given(
                                job.text(),
                                job.toolCalls(),
                                job.mustSay(),
                                job.mustNotSay(),
                                job.ping().doer()));
        Optional<Reproduction> replay = use.scoreReplay().score(answered);
        use.experts().settled(answered.id().display(), job.ping().from());
        answered.incident().ifPresent(use.triage()::refresh);
        use.pushes().changed(job.ping(), answered);
        String evaluators = String.join(
                ", ", answered.evaluators().stream().map(spec -> spec.type()).toList());
        tell(
                job.ping(),
                "Case " + answered.id().display() + " is "
                        + answered.state().name().toLowerCase(Locale.ROOT) + ". Answers are judged by: " + evaluators
                        + "." + replay.map(JobDesk::caught).orElse(""));
    }

    /** Whether the answer catches the failure it was written for. */
    private static String caught(Reproduction replay) {
        int judged = replay.trials() - replay.unjudged();
        if (judged == 0) {
            return "";
        }
        String trials = " Of the " + judged + " stored trials of version " + replay.agentVersion() + ", "
                + replay.failed() + " fail by it.";
        return replay.failed() > 0 || !replay.environment().isEmpty()
                ? trials
                : trials + " If those answers are wrong, say what an answer must say or must not say.";
    }

    private void baseline(Job.SetBaseline job) {
        Doer by = job.ping().doer();
        Optional<String> before = use.shown().baseline(job.dataset());
        Dataset.Baseline set = job.experiment()
                .map(run -> use.setBaseline().accept(job.dataset(), run, by, job.why()))
                .orElseGet(() -> use.setBaseline().set(job.dataset(), job.agentVersion(), by, job.why()));
        tell(
                job.ping(),
                job.dataset() + (before.filter(set.experiment()::equals).isPresent() ? " is still" : " is now")
                        + " compared with " + set.agentVersion() + " (" + set.experiment() + ").");
        use.shown().changed(set.experiment());
        before.filter(run -> !run.equals(set.experiment())).ifPresent(use.shown()::changed);
    }

    private void retired(Ping ping, String sentence, Case c) {
        use.experts().settled(c.id().display(), ping.from());
        told(ping, sentence, c);
    }

    private void told(Ping ping, String sentence, Case c) {
        c.incident().ifPresent(use.triage()::refresh);
        use.pushes().changed(ping, c);
        tell(ping, String.format(Locale.ROOT, sentence, c.id().display()));
    }

    private void tell(Ping ping, String text) {
        replies.send(new Reply.Told(ping.replyTo(), text), Duration.ZERO);
    }

    /** An experiment's one message stands where it was asked for: in that thread, else in the channel. */
    private static Optional<Address> where(Ping ping) {
        Address from = ping.replyTo();
        return Optional.of(Address.open(Channels.of(from), from.threadForAll()));
    }
}
