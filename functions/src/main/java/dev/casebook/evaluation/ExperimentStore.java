package dev.casebook.evaluation;

import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.work.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Experiments, their lanes and their results, kept. Reads are consistent; safe for several threads. */
public interface ExperimentStore {

    /** Keeps a new experiment with its lanes (epoch 1, free). False: there is one with this id already. */
    boolean create(Experiment fresh);

    /** By id, in any letter case, with or without {@code EXP-}. */
    Optional<Experiment> find(String id);

    /** Stores a result once. False: (experiment, case, trial) has one already, which stays. */
    boolean put(ResultRow row);

    /** All results, in order of case id and trial. For experiments that are known to be small; see {@link #eachResult}. */
    List<ResultRow> results(String experiment);

    /** Hands over all results, one after the other in no order that means anything, and keeps none of them. */
    void eachResult(String experiment, Consumer<ResultRow> reader);

    /** Which trials have a result. */
    Set<Done> done(String experiment);

    /** A trial that has a result. */
    record Done(CaseId id, int trial) {}

    /** The results of one case, in order of trial. */
    List<ResultRow> results(String experiment, CaseId caseId);

    /** All lanes, in order of their numbers. How many results there are is the sum of what they say. */
    List<Lane> lanes(Experiment experiment);

    /** Writes the lane's next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Lane expected, Lane next);

    /**
     * Moves on to {@code CONFIRMING}: the experiment and fresh lanes in one transaction. False: it has moved on already.
     */
    boolean confirm(Experiment expected, Experiment confirming);

    /** Ends it: the experiment and all that goes with it in one transaction. False: it had ended already. */
    boolean end(Experiment expected, Experiment ended, Ending with);

    /**
     * What is written together with the end of an experiment.
     *
     * @param report what the comparison found, as JSON text; empty for a cancelled run
     * @param firstBaseline becomes the dataset's baseline unless it has one by then
     * @param deed whose doing the end is, where it is somebody's
     */
    record Ending(
            Optional<String> report,
            Optional<Reply> reply,
            Optional<Dataset.Baseline> firstBaseline,
            Optional<Deed> deed) {

        /** An end that changes no baseline. */
        public static Ending of(Optional<String> report, Optional<Reply> reply) {
            return new Ending(report, reply, Optional.empty(), Optional.empty());
        }
    }

    /** The report that {@link #end} was given. */
    Optional<String> report(String experiment);

    /** Replies that were written and not yet marked as sent, oldest first. */
    List<Outgoing> unsent(int limit);

    /** Marks a reply as handed to the queue. Idempotent. */
    void sent(Outgoing outgoing);

    /** A reply that waits to be handed to the queue. */
    record Outgoing(String id, Reply reply) {}

    /** Experiments that are running or confirming, oldest first. */
    List<Experiment> unfinished();

    /** The newest complete experiments of a dataset, newest first. */
    List<Experiment> newest(String dataset, int limit);
}
