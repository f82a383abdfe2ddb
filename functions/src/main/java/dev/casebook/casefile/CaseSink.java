package dev.casebook.casefile;

import java.util.List;

/**
 * A place outside Casebook that keeps a copy of a dataset for people who live there.
 *
 * <p>Idempotent: a case has one row there, known by its id, and a row that shows a later revision than the given one is left
 * alone. Safe for several threads. Throttling, time-outs and 5xx throw {@link dev.casebook.CasebookException.Retryable}; refused
 * credentials and cases {@link dev.casebook.CasebookException.Permanent}. What was written before stays written.
 */
public interface CaseSink {

    /**
     * Brings the rows of these cases up to date. Drafts are left out; a retired case is marked as such where it has a row.
     *
     * @param dataset the name that the copy has in that place; made if there is none
     */
    Pushed push(String dataset, List<Case> cases);

    /**
     * How it went.
     *
     * @param added rows that were not there before
     * @param changed rows that showed an earlier revision
     * @param same rows that were up to date
     * @param left drafts, and retired cases that never had a row
     */
    record Pushed(int added, int changed, int same, int left) {}
}
