package dev.casebook.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Suite;
import dev.casebook.casefile.ToolInvocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message on a queue: one job is one use case. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Job.HandleAlert.class, name = "handle-alert"),
    @JsonSubTypes.Type(value = Job.LocateTrace.class, name = "locate-trace"),
    @JsonSubTypes.Type(value = Job.AddCase.class, name = "add-case"),
    @JsonSubTypes.Type(value = Job.AnswerCase.class, name = "answer-case"),
    @JsonSubTypes.Type(value = Job.RetireCase.class, name = "retire-case"),
    @JsonSubTypes.Type(value = Job.RestoreCase.class, name = "restore-case"),
    @JsonSubTypes.Type(value = Job.UndoAdd.class, name = "undo-add"),
    @JsonSubTypes.Type(value = Job.HandOver.class, name = "hand-over"),
    @JsonSubTypes.Type(value = Job.ExpertSays.class, name = "expert-says"),
    @JsonSubTypes.Type(value = Job.PassOn.class, name = "pass-on"),
    @JsonSubTypes.Type(value = Job.Reproduce.class, name = "reproduce"),
    @JsonSubTypes.Type(value = Job.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = Job.SetBaseline.class, name = "set-baseline"),
    @JsonSubTypes.Type(value = Job.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Job.DecideIncident.class, name = "decide-incident"),
    @JsonSubTypes.Type(value = Job.StopPaidWork.class, name = "stop-paid-work"),
    @JsonSubTypes.Type(value = Job.ResumePaidWork.class, name = "resume-paid-work"),
    @JsonSubTypes.Type(value = Job.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Job.Tell.class, name = "tell"),
    @JsonSubTypes.Type(value = Job.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = Job.PreviewLinks.class, name = "preview-links"),
    @JsonSubTypes.Type(value = Job.FollowReaction.class, name = "follow-reaction"),
    @JsonSubTypes.Type(value = Job.PushCases.class, name = "push-cases"),
    @JsonSubTypes.Type(value = Job.Find.class, name = "find"),
    @JsonSubTypes.Type(value = Job.Harvest.class, name = "harvest"),
    @JsonSubTypes.Type(value = Job.Night.class, name = "night"),
    @JsonSubTypes.Type(value = Job.ProposePruning.class, name = "propose-pruning"),
    @JsonSubTypes.Type(value = Job.DecidePruning.class, name = "decide-pruning"),
    @JsonSubTypes.Type(value = Job.RunLane.class, name = "run-lane")
})
public sealed interface Job {

    /** Jobs of the queue {@code jobs}. */
    sealed interface Desk extends Job {
        Ping ping();
    }

    /** Jobs of the queue {@code evaluations}. */
    sealed interface Bench extends Job {}

    /** An alert group fired or was resolved; its texts are redacted. */
    record HandleAlert(Ping ping, Alert alert) implements Desk {}

    /**
     * Look for the traces that an incident without one may be about.
     *
     * @param from start of the time in which the failures are
     * @param attempt from 1: a run that just ended cannot be searched yet
     */
    record LocateTrace(Ping ping, String incident, Instant from, Instant to, int attempt) implements Desk {}

    /**
     * Add the failure that a trace shows.
     *
     * @param trace a canonical trace reference
     * @param answer the right answer, where the person wrote it at once
     * @param anyway true to add it also when nearly the same is there
     */
    record AddCase(
            Ping ping,
            String trace,
            Optional<String> dataset,
            Optional<FailureMode> failureMode,
            Optional<String> category,
            Optional<String> incident,
            Optional<String> answer,
            boolean anyway)
            implements Desk {

        /** To be added unless nearly the same is there. */
        public AddCase(
                Ping ping,
                String trace,
                Optional<String> dataset,
                Optional<FailureMode> failureMode,
                Optional<String> category,
                Optional<String> incident,
                Optional<String> answer) {
            this(ping, trace, dataset, failureMode, category, incident, answer, false);
        }

        /** Without an answer. */
        public AddCase(
                Ping ping,
                String trace,
                Optional<String> dataset,
                Optional<FailureMode> failureMode,
                Optional<String> category,
                Optional<String> incident) {
            this(ping, trace, dataset, failureMode, category, incident, Optional.empty());
        }

        @Override
        public String toString() {
            return "AddCase[" + trace + "]";
        }
    }

    /**
     * A person wrote the right answer.
     *
     * @param caseId the eight characters that people type
     */
    record AnswerCase(
            Ping ping,
            String caseId,
            String text,
            List<ToolInvocation> toolCalls,
            List<String> mustSay,
            List<String> mustNotSay)
            implements Desk {
        public AnswerCase {
            toolCalls = List.copyOf(toolCalls);
            mustSay = List.copyOf(mustSay);
            mustNotSay = List.copyOf(mustNotSay);
        }

        @Override
        public String toString() {
            return "AnswerCase[" + caseId + "]";
        }
    }

    record RetireCase(Ping ping, String caseId, String reason) implements Desk {}

    record RestoreCase(Ping ping, String caseId) implements Desk {}

    /** Take back that a case was added, within ten minutes. */
    record UndoAdd(Ping ping, String caseId) implements Desk {}

    /**
     * Ask a person for a case's right answer.
     *
     * @param expert the person's id
     */
    record HandOver(Ping ping, String caseId, String expert) implements Desk {}

    /**
     * Whoever was asked says something else than an answer.
     *
     * @param handOff {@code 7KQ2M9XA/1}
     * @param reason why the agent was right
     */
    record ExpertSays(Ping ping, String handOff, Said said, Optional<String> reason) implements Desk {

        /** What experts say. */
        public enum Said {
            AGENT_WAS_RIGHT,
            CANNOT_TELL
        }

        @Override
        public String toString() {
            return "ExpertSays[" + handOff + ", " + said + "]";
        }
    }

    /**
     * Whoever was asked names somebody who knows better.
     *
     * @param handOff {@code 7KQ2M9XA/1}
     * @param to the person's id
     */
    record PassOn(Ping ping, String handOff, String to) implements Desk {}

    /**
     * Replay a case.
     *
     * @param agentVersion the version to replay; the recorded one if empty
     * @param trials 1 to 20
     */
    record Reproduce(Ping ping, String caseId, Optional<String> agentVersion, int trials) implements Desk {}

    /** Run an experiment. */
    record Evaluate(Ping ping, String dataset, Options options) implements Desk {

        /**
         * How to run it.
         *
         * @param agentVersion the version under test; the deployed one if empty and no URL is given
         * @param agentUrl an address for this run alone
         * @param cases display ids of the cases to run; all active ones if empty
         * @param trials planned trials of each case, 1 to 20, or {@link #USUAL_TRIALS}
         * @param against the experiment to compare with; the dataset's baseline if empty
         * @param suite which part of the dataset to run; all of it if empty and no case is named
         * @param label what is said of the run besides
         */
        public record Options(
                Optional<String> agentVersion,
                Optional<String> agentUrl,
                List<String> cases,
                int trials,
                Optional<String> against,
                Optional<String> branch,
                Optional<String> commit,
                Optional<Suite> suite,
                Optional<RunLabel> label) {

            /** Nobody said how many: one, or three for a run that may become the first baseline. */
            public static final int USUAL_TRIALS = 0;

            public Options {
                cases = List.copyOf(cases);
            }

            /** Options without a suite and a label. */
            public Options(
                    Optional<String> agentVersion,
                    Optional<String> agentUrl,
                    List<String> cases,
                    int trials,
                    Optional<String> against,
                    Optional<String> branch,
                    Optional<String> commit) {
                this(
                        agentVersion,
                        agentUrl,
                        cases,
                        trials,
                        against,
                        branch,
                        commit,
                        Optional.empty(),
                        Optional.empty());
            }
        }
    }

    /**
     * Set what a dataset's runs are compared with.
     *
     * @param experiment the complete run to take; the newest one of the version if empty
     */
    record SetBaseline(
            Ping ping, String dataset, Optional<String> agentVersion, String why, Optional<String> experiment)
            implements Desk {

        /** The newest complete run of a version. */
        public SetBaseline(Ping ping, String dataset, Optional<String> agentVersion, String why) {
            this(ping, dataset, agentVersion, why, Optional.empty());
        }
    }

    record Cancel(Ping ping, String experiment) implements Desk {}

    /**
     * A person decided something about an incident.
     *
     * @param detail to whom it is assigned, else the reason, as the person wrote it; empty where a family is muted or not
     */
    record DecideIncident(Ping ping, String incident, What what, String detail) implements Desk {

        /** What was decided. */
        public enum What {
            ASSIGN,
            CLOSE,
            USER_ERROR,
            PLATFORM_ISSUE,
            REOPEN,
            /** No messages about its family; it is counted all the same. */
            MUTE_FAMILY,
            UNMUTE_FAMILY
        }

        @Override
        public String toString() {
            return "DecideIncident[" + incident + ", " + what + "]";
        }
    }

    /** Stop all paid work at once; the reason is in the person's words. */
    record StopPaidWork(Ping ping, String reason) implements Desk {
        @Override
        public String toString() {
            return "StopPaidWork[" + ping.id() + "]";
        }
    }

    /** Let paid work go on. */
    record ResumePaidWork(Ping ping) implements Desk {}

    /** Show a subject to the sender. */
    record Show(Ping ping, Subject subject) implements Desk {}

    /** Tell the sender what needs no work, once: the function that took the request may send jobs only. */
    record Tell(Ping ping, String text) implements Desk {}

    /** Ask the sender which one is meant. */
    record Choose(Ping ping, Choice choice) implements Desk {}

    /** Show links that somebody pasted with what Casebook knows of their traces. */
    record PreviewLinks(Ping ping, LinkPreview preview) implements Desk {}

    /** Somebody marked a message: if it is one of Casebook's, what it shows becomes a case or is shown. */
    record FollowReaction(Ping ping, String channel, String ts) implements Desk {}

    /**
     * Bring the copy of a dataset in another place up to date.
     *
     * @param caseId the whole id of the case that changed; empty for all cases
     */
    record PushCases(Ping ping, String dataset, Optional<String> caseId) implements Desk {}

    /**
     * Search for traces and show the sender what was found.
     *
     * @param sealed the search terms, encrypted by {@link dev.casebook.trace.find.TermSeal} for the ping's id
     * @param again true for the second search after a first one that found nothing
     */
    record Find(Ping ping, String sealed, boolean again) implements Desk {
        @Override
        public String toString() {
            return "Find[" + ping.id() + "]";
        }
    }

    /**
     * Run a saved query and add what it finds as drafts.
     *
     * @param name the query's name in {@code casebook.yaml}
     * @param slot the moment it was due at
     */
    record Harvest(Ping ping, String name, Instant slot) implements Desk {}

    /**
     * Run a dataset's night, or report that it was missed.
     *
     * @param slot the moment it was due at
     * @param missed nights that nobody ran: earlier ones, and this one where it was found too late
     */
    record Night(Ping ping, String dataset, Instant slot, List<Instant> missed) implements Desk {
        public Night {
            missed = List.copyOf(missed);
        }
    }

    /**
     * Look for cases of a dataset that could be retired.
     *
     * @param slot the moment at which its quarter began
     */
    record ProposePruning(Ping ping, String dataset, Instant slot) implements Desk {}

    /**
     * A person decided about a case that was proposed.
     *
     * @param pruning the proposal: {@code clinic/2026-04-01T07:00:00Z}
     * @param caseId the eight characters that people type
     * @param keep false: retire it
     */
    record DecidePruning(Ping ping, String pruning, String caseId, boolean keep) implements Desk {}

    /**
     * Go on with one lane of an experiment.
     *
     * @param lane from 0
     * @param epoch the lease this message stands for; a message of an older epoch is dropped
     */
    record RunLane(String experiment, int lane, long epoch) implements Bench {}
}
