package dev.casebook.casefile;

import dev.casebook.trace.RedactedTrace;
import java.util.List;
import java.util.Optional;

/**
 * Cases and datasets, kept.
 *
 * <p>Reads are consistent. A change is refused (false) when somebody else changed the same thing first: read again and repeat.
 * Every accepted change of a revision makes one dataset version. Safe for several threads.
 */
public interface CaseStore {

    /** Makes the dataset if there is none of this name. Idempotent. */
    Dataset ensureDataset(String name, String agent);

    Optional<Dataset> dataset(String name);

    List<Dataset> datasets();

    /** Sets what diffs compare against. False: the dataset changed meanwhile. */
    boolean setBaseline(String dataset, Optional<Dataset.Baseline> expected, Dataset.Baseline baseline);

    /** Adds a new case and, where there is one, its trace. False: a case with this id is there already, unchanged. */
    boolean add(Case fresh, Optional<RedactedTrace> trace);

    Optional<Case> find(String dataset, CaseId id);

    /** By the eight characters that people type, in any letter case. */
    Optional<Case> findByDisplayId(String displayId);

    Optional<RedactedTrace> trace(CaseId id);

    /** Writes the case's next state when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Case expected, Case next);

    /** All cases of a dataset as they are now, in order of their ids. */
    List<Case> cases(String dataset);

    /** The revisions that were active in a dataset version, in order of their ids: that version's manifest. */
    List<Case> manifest(String dataset, long version);
}
