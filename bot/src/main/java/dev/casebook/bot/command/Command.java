package dev.casebook.bot.command;

import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person asked for, understood and checked as far as the text alone allows. Case ids are the eight characters. */
public sealed interface Command {

    /** Turn the failure that a trace shows into a case. */
    record Add(
            TraceRef trace,
            Optional<String> dataset,
            Optional<FailureMode> failureMode,
            Optional<String> category,
            Optional<String> incident,
            Optional<String> answer,
            boolean anyway)
            implements Command {

        /** To be added unless nearly the same is there. */
        public Add(
                TraceRef trace,
                Optional<String> dataset,
                Optional<FailureMode> failureMode,
                Optional<String> category,
                Optional<String> incident,
                Optional<String> answer) {
            this(trace, dataset, failureMode, category, incident, answer, false);
        }

        @Override
        public String toString() {
            return "Add[" + trace + "]";
        }
    }

    /**
     * As {@link Add}, when no trace was named or several were: a form asks for the rest.
     *
     * @param traces to choose from
     */
    record FillIn(
            List<TraceRef> traces,
            Optional<String> dataset,
            Optional<FailureMode> failureMode,
            Optional<String> category,
            Optional<String> incident)
            implements Command {
        public FillIn {
            traces = List.copyOf(traces);
        }

        /** With what to choose from, and nothing else filled in. */
        public static FillIn of(List<TraceRef> traces) {
            return new FillIn(traces, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Something is missing that there is a list of: the person is asked which one is meant. */
    record Choose(Choice choice) implements Command {}

    /**
     * Search for traces. The values may be personal data.
     *
     * @param source a source's name or a group's
     */
    record Find(
            Map<TraceQuery.Field, String> where,
            Optional<String> conversation,
            Optional<String> ticket,
            Optional<String> text,
            Optional<String> source,
            When when)
            implements Command {
        public Find {
            where = Map.copyOf(where);
        }

        @Override
        public String toString() {
            return "Find[" + where.keySet() + "]";
        }
    }

    /** Show something as it is now. */
    record Show(Subject subject) implements Command {}

    /**
     * Write a case's right answer.
     *
     * @param written empty when the person is to be asked for it in a form
     */
    record Answer(String caseId, Optional<WrittenAnswer> written) implements Command {}

    /**
     * Ask a person for a case's right answer.
     *
     * @param expert the person's id
     */
    record HandOver(String caseId, String expert) implements Command {}

    record Retire(String caseId, String reason) implements Command {}

    record Restore(String caseId) implements Command {}

    /** Replay a case; the version that failed if none is named. */
    record Reproduce(String caseId, Optional<String> agentVersion, int trials) implements Command {}

    record Evaluate(String dataset, Job.Evaluate.Options options) implements Command {}

    record SetBaseline(String dataset, String agentVersion, String why) implements Command {}

    record Cancel(String experiment) implements Command {}

    /** Stop all paid work. */
    record Pause(String reason) implements Command {
        @Override
        public String toString() {
            return "Pause[]";
        }
    }

    record Resume() implements Command {}

    /**
     * Decide something about an incident.
     *
     * @param detail the reason, or to whom it is assigned
     */
    record Decide(String incident, Job.DecideIncident.What what, String detail) implements Command {
        @Override
        public String toString() {
            return "Decide[" + incident + ", " + what + "]";
        }
    }
}
