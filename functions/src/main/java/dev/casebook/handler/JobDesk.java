package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.Reproduction;
import dev.casebook.diff.SetBaseline;
import dev.casebook.evaluation.CancelExperiment;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ScoreReplay;
import dev.casebook.evaluation.StartExperiment;
import dev.casebook.incident.OpenIncident;
import dev.casebook.incident.TriageIncident;
import dev.casebook.nightly.RunNight;
import dev.casebook.store.Inbox;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
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
            TriageIncident triage,
            AnswerCase answerCase,
            StartExperiment startExperiment,
            CancelExperiment cancelExperiment,
            SetBaseline setBaseline,
            ScoreReplay scoreReplay,
            CasePushes pushes,
            SearchDesk search,
            HarvestDesk harvest,
            RunNight runNight) {}

    JobDesk(Inbox inbox, UseCases use, ReplyQueue replies) {
        this.inbox = inbox;
        this.use = use;
        this.replies = replies;
    }

    void handle(Job.Desk job) {
        Ping ping = job.ping();
        if (inbox.outcome(ping.id()).isPresent()) {
            return;
        }
        try {
            dispatch(job);
            inbox.record(ping.id(), Optional.empty());
        } catch (CasebookException.Permanent e) {
            refuse(job, String.valueOf(e.getMessage()));
        }
    }

    /** Records the refusal and tells the sender; also for a job that could not be done however often it was tried. */
    void refuse(Job.Desk job, String reason) {
        Ping ping = job.ping();
        String reference = CaseId.hash(ping.id()).substring(0, 6).toLowerCase(Locale.ROOT);
        LOG.info("refused {} reference={}", job.getClass().getSimpleName(), reference);
        if (!(job instanceof Job.Harvest)) {
            // Nobody asked for a harvest, so nobody is disturbed: the log says it, and the next slot comes.
            replies.send(new Reply.Refused(ping.replyTo(), reason, "", "", reference), Duration.ZERO);
        }
        inbox.record(ping.id(), Optional.of(reason));
    }

    private void dispatch(Job.Desk job) {
        switch (job) {
            case Job.HandleAlert alert -> use.openIncident().handle(alert.ping(), alert.alert());
            case Job.AddCase add -> use.triage().triage(add);
            case Job.AnswerCase answer -> answered(answer);
            case Job.RetireCase retire ->
                told(
                        retire.ping(),
                        "Case %s is retired: it is kept and not run.",
                        use.answerCase().retire(retire.caseId(), retire.ping().from(), retire.reason()));
            case Job.RestoreCase restore ->
                told(restore.ping(), "Case %s is back.", use.answerCase().restore(restore.caseId()));
            case Job.Reproduce reproduce -> use.startExperiment().reproduce(reproduce);
            case Job.Evaluate evaluate -> use.startExperiment().evaluate(evaluate, channel(evaluate.ping()));
            case Job.SetBaseline set -> baseline(set);
            case Job.Cancel cancel -> {
                Experiment cancelled = use.cancelExperiment().cancel(cancel.experiment());
                tell(cancel.ping(), "Experiment " + cancelled.id() + " is cancelled. The results it had are kept.");
            }
            case Job.Tell tell -> tell(tell.ping(), tell.text());
            case Job.PushCases push -> use.pushes().push(push);
            case Job.Find find -> use.search().handle(find);
            case Job.Harvest harvest -> use.harvest().handle(harvest);
            case Job.Night night -> use.runNight().run(night);
            case Job.Show show -> replies.send(new Reply.Refresh(show.ping().replyTo(), show.subject()), Duration.ZERO);
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
                                job.ping().from()));
        Optional<Reproduction> replay = use.scoreReplay().score(answered);
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
        String by = job.ping().from();
        Dataset.Baseline set = job.experiment()
                .map(run -> use.setBaseline().accept(job.dataset(), run, by, job.why()))
                .orElseGet(() -> use.setBaseline().set(job.dataset(), job.agentVersion(), by, job.why()));
        tell(
                job.ping(),
                job.dataset() + " is now compared with " + set.agentVersion() + " (" + set.experiment() + ").");
    }

    private void told(Ping ping, String sentence, Case c) {
        c.incident().ifPresent(use.triage()::refresh);
        use.pushes().changed(ping, c);
        tell(ping, String.format(Locale.ROOT, sentence, c.id().display()));
    }

    private void tell(Ping ping, String text) {
        replies.send(new Reply.Told(ping.replyTo(), text), Duration.ZERO);
    }

    /** An experiment's one message stands in the channel where it was asked for. */
    private static Optional<Address> channel(Ping ping) {
        return switch (ping.replyTo()) {
            case Address.ChannelMessage to -> Optional.of(to);
            case Address.InThread to -> Optional.of(new Address.ChannelMessage(to.channel()));
            case Address.Ephemeral to -> Optional.of(new Address.ChannelMessage(to.channel()));
            case Address.Direct to -> Optional.of(new Address.ChannelMessage(to.user()));
            case Address.Home to -> Optional.of(new Address.ChannelMessage(to.user()));
            case Address.View to -> Optional.of(new Address.ChannelMessage(to.user()));
        };
    }
}
