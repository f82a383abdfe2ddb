package dev.casebook.casefile.family;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Finds the family of a new case, and counts what belongs to it. Safe for several threads. */
public final class JoinFamily {
    /** From this similarity on two cases are nearly the same. */
    public static final double ALIKE = 0.8;

    private final FamilyStore families;
    private final CaseStore cases;

    public JoinFamily(FamilyStore families, CaseStore cases) {
        this.families = families;
        this.cases = cases;
    }

    /** The case that is most like another one, and how much. */
    public record Near(Case there, String family, double similarity) {}

    /**
     * The case that is nearly the same as a draft. Turns of one trace are never near-duplicates of each other, and a retired case
     * is none of anything: it is not run.
     */
    public Optional<Near> nearest(Case draft) {
        Shingles shingles = Shingles.of(draft);
        return families.candidates(draft.dataset(), shingles).stream()
                .filter(member -> !member.id().equals(draft.id()))
                .filter(member -> member.shingles().jaccard(shingles) >= ALIKE)
                .flatMap(member -> near(draft, member, shingles).stream())
                .max(Comparator.comparingDouble(Near::similarity)
                        .thenComparing(near -> near.there().id().value(), Comparator.reverseOrder()));
    }

    private Optional<Near> near(Case draft, FamilyStore.Member member, Shingles shingles) {
        return cases.find(draft.dataset(), member.id())
                .filter(there -> there.state() != CaseState.RETIRED)
                .filter(there -> !sameTrace(there, draft))
                .map(there -> new Near(there, member.family(), member.shingles().jaccard(shingles)));
    }

    private static boolean sameTrace(Case one, Case other) {
        Optional<String> trace = one.origin().trace().map(JoinFamily::whole);
        return trace.isPresent() && trace.equals(other.origin().trace().map(JoinFamily::whole));
    }

    private static String whole(TraceRef ref) {
        return ref.source() + ":" + ref.id();
    }

    /** The name of the family that a case without near-duplicates begins. */
    public static String begunBy(CaseId id) {
        return id.display();
    }

    /** Puts a new case into the index of its family and counts it. Idempotent. */
    public void join(Case added) {
        String family = added.label().family().orElse(begunBy(added.id()));
        if (families.member(added.dataset(), added.id()).isEmpty()) {
            families.index(added.dataset(), new FamilyStore.Member(added.id(), family, Shingles.of(added)));
        }
        added.origin()
                .trace()
                .ifPresent(trace ->
                        counted(added.dataset(), family, trace, added.origin().addedAt()));
    }

    /** Counts a trace that belongs to a family and becomes no case. */
    public FamilyStore.Counted counted(String dataset, String family, TraceRef trace, Instant at) {
        return families.count(dataset, family, trace.toString(), at);
    }
}
