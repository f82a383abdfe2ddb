package dev.casebook.local.house;

import dev.casebook.agent.AgentVersion;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.ImportCases;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.work.Job;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the program's commands ask of Casebook: of the one in this process, or of the one that runs on the data folder. */
public interface Bench extends AutoCloseable {

    /**
     * Imports cases.
     *
     * @param file the file's name, for messages
     * @throws dev.casebook.CasebookException.Permanent when a line is not right; nothing is imported then
     */
    ImportCases.Imported importCases(String dataset, String file, List<String> lines);

    /**
     * A dataset's drafts and active cases as JSON lines.
     *
     * @throws dev.casebook.CasebookException.Permanent when there is no such dataset
     */
    List<String> exportCases(String dataset);

    /**
     * Copies a dataset to a configured source.
     *
     * @throws dev.casebook.CasebookException.Permanent when there is no such dataset, or the source does not take it
     */
    CaseSink.Pushed push(String dataset, String source);

    /**
     * Starts an evaluation.
     *
     * @return the experiment's id
     * @throws dev.casebook.CasebookException.Permanent when it cannot be started
     */
    String start(String dataset, Job.Evaluate.Options options);

    /** How far an experiment is. */
    Progress progress(String experiment);

    /**
     * Runs the agent once on one case and stores nothing.
     *
     * @param display the case's eight characters
     * @param version the version to run; the deployed one if empty
     * @param url an address of the agent for this run alone
     * @throws dev.casebook.CasebookException.Permanent when there is no such case or its agent cannot be reached
     */
    Replay replay(String display, Optional<String> version, Optional<String> url);

    /** What was done on these days (UTC), both included, oldest first. */
    List<Deed> audit(LocalDate from, LocalDate to);

    @Override
    void close();

    /** One case, what was run on it, and what came of it. */
    record Replay(Case of, AgentVersion agent, ResultRow row) {}

    /**
     * How far an experiment is.
     *
     * @param done results that are there, planned and confirming ones
     * @param passed cases that passed, once it is complete
     * @param diff what it found, once it is complete and had a baseline
     * @param expected what it should take and cost, where that is known
     * @param totals what it used, once it is complete
     * @param said what there is to say of it where it was compared with nothing, in sentences
     */
    record Progress(
            String experiment,
            Experiment.State state,
            int done,
            int total,
            int passed,
            Optional<Diff> diff,
            Optional<Experiment.Expectation> expected,
            Optional<Experiment.Totals> totals,
            List<String> said) {

        public boolean over() {
            return state == Experiment.State.COMPLETE || state == Experiment.State.CANCELLED;
        }
    }
}
