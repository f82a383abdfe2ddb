package dev.casebook.casefile.family;

import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Families and the index that finds them, kept. Reads are consistent; safe for several threads. */
public interface FamilyStore {

    /** A case of the index. */
    record Member(CaseId id, String family, Shingles shingles) {}

    Optional<Family> find(String dataset, String id);

    /** The case of the index with this id. */
    Optional<Member> member(String dataset, CaseId id);

    /** The cases that share a band with a text, those that share most first; at most 40. The index is never read as a whole. */
    List<Member> candidates(String dataset, Shingles shingles);

    /** Puts a case into the index. Idempotent. */
    void index(String dataset, Member member);

    /**
     * Counts a trace once, however often it is given; the first one makes the family.
     *
     * @return the family as it is then, and whether the trace is new to it
     */
    Counted count(String dataset, String family, String trace, Instant at);

    /** What came of counting. */
    record Counted(Family family, boolean fresh) {}

    /** Changes a family against whoever changes it at the same time; empty when there is none. */
    Optional<Family> change(String dataset, String id, UnaryOperator<Family> change);

    /** Whether any family of a dataset is muted. */
    boolean anyMuted(String dataset);
}
