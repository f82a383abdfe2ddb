package dev.casebook.casefile;

import dev.casebook.audit.Deed;
import dev.casebook.trace.RedactedTrace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** Sets what diffs compare against, together with the deed. False: the dataset changed meanwhile. */
    boolean setBaseline(
            String dataset, Optional<Dataset.Baseline> expected, Dataset.Baseline baseline, Optional<Deed> deed);

    /**
     * Adds a new case and, where there is one, its trace, together with the deed. False: a case with this id is there already,
     * unchanged.
     */
    boolean add(Case fresh, Optional<RedactedTrace> trace, Optional<Deed> deed);

    /** The same, where nobody is to be remembered for it. */
    default boolean add(Case fresh, Optional<RedactedTrace> trace) {
        return add(fresh, trace, Optional.empty());
    }

    Optional<Case> find(String dataset, CaseId id);

    /** By the eight characters that people type, in any letter case. */
    Optional<Case> findByDisplayId(String displayId);

    Optional<RedactedTrace> trace(CaseId id);

    /** Writes the case's next state, together with the deed, when the stored one still equals {@code expected}. False: it does not. */
    boolean change(Case expected, Case next, Optional<Deed> deed);

    /** The same, where nobody is to be remembered for it. */
    default boolean change(Case expected, Case next) {
        return change(expected, next, Optional.empty());
    }

    /** All cases of a dataset as they are now, in order of their ids. */
    List<Case> cases(String dataset);

    /** The revisions that were active in a dataset version, in order of their ids: that version's manifest. */
    default List<Case> manifest(String dataset, long version) {
        return manifest(dataset, version, Function.identity());
    }

    /** The same, holding only what {@code reduced} keeps of each revision. */
    <T> List<T> manifest(String dataset, long version, Function<Case, T> reduced);

    /** The same, holding only the way to each revision. */
    List<Pin> pins(String dataset, long version);

    /** The newest revisions of a case, oldest first; those made before revisions were listed are left out. */
    List<Case> revisions(Case of, int most);

    /** The revision that a pin stands for; it never changes. */
    Case pinned(String dataset, Pin pin);

    /**
     * The way to one revision of a case.
     *
     * @param version the dataset version that the revision made; 0 for the case as it is now
     */
    record Pin(CaseId id, long version) {

        /** The way to a case as it is now. */
        public static Pin asItIs(CaseId id) {
            return new Pin(id, 0);
        }
    }
}
