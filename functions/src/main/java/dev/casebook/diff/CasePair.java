package dev.casebook.diff;

import dev.casebook.casefile.CaseId;
import java.util.Optional;

/**
 * One case of the candidate's run with its results on both sides.
 *
 * @param revision the case as the candidate ran it
 * @param before results of the same revision in the baseline; may be empty
 * @param after results of the candidate; may be empty
 * @param hindrance why the two sides cannot be compared, if they cannot
 * @param guarding true when a regression of it may block
 */
record CasePair(Revision revision, CaseRows before, CaseRows after, Optional<String> hindrance, boolean guarding) {

    CaseId id() {
        return revision.id();
    }

    /** What its near-duplicates share; its own id when it has none. */
    String family() {
        return revision.family().orElseGet(() -> revision.id().value());
    }

    CaseChange.Subject subject() {
        return new CaseChange.Subject(revision.id(), revision.revision(), revision.title());
    }

    /** Same revision and same evaluator versions, and both sides ran. */
    boolean alike() {
        return hindrance.isEmpty() && !before.isEmpty() && !after.isEmpty();
    }

    /** Alike, and both sides have a score in their planned trials. */
    boolean compared() {
        return alike()
                && before.plannedTally().scored() > 0
                && after.plannedTally().scored() > 0;
    }

    /**
     * Passed in the baseline and does not in the planned trials, or failed there and does not: what further trials must bear
     * out. A case that was neither in the baseline cannot flip.
     */
    boolean flipped() {
        if (!alike()) {
            return false;
        }
        Tally.Leaning was = before.tally().leaning();
        Tally.Leaning is = after.plannedTally().leaning();
        boolean clear = was == Tally.Leaning.PASSES || was == Tally.Leaning.FAILS;
        return clear && is != Tally.Leaning.UNKNOWN && is != was;
    }
}
