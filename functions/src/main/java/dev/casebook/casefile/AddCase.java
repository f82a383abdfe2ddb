package dev.casebook.casefile;

import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.casefile.family.JoinFamily;
import dev.casebook.trace.EarlierTurns;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceTurns;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Turns a trace into a draft case: fetched, redacted, then stored once. */
public final class AddCase {
    private final TraceSources sources;
    private final EarlierTurns earlier;
    private final Redactor redactor;
    private final CaseStore cases;
    private final JoinFamily families;
    private final InstantSource clock;

    public AddCase(TraceSources sources, Redactor redactor, CaseStore cases, JoinFamily families, InstantSource clock) {
        this.sources = sources;
        this.earlier = new EarlierTurns(sources);
        this.redactor = redactor;
        this.cases = cases;
        this.families = families;
        this.clock = clock;
    }

    /**
     * What to add.
     *
     * @param trace what to fetch, and which turn of it is meant
     * @param agent the agent that the dataset tests; makes the dataset if there is none
     * @param by who adds it
     * @param anyway true to add it also when nearly the same is there
     */
    public record Request(
            TraceRef trace,
            String dataset,
            String agent,
            FailureMode failureMode,
            Optional<String> category,
            Optional<String> incident,
            Doer by,
            boolean anyway) {

        /** To be added unless nearly the same is there. */
        public Request(
                TraceRef trace,
                String dataset,
                String agent,
                FailureMode failureMode,
                Optional<String> category,
                Optional<String> incident,
                Doer by) {
            this(trace, dataset, agent, failureMode, category, incident, by, false);
        }

        String addedBy() {
            return by.who();
        }
    }

    /** How it ended. */
    public sealed interface Added {
        /** A new draft, or one whose adding had been undone. */
        record Fresh(Case added, RedactedTrace trace) implements Added {}

        /** The same trace was added before; that case stays as it is. */
        record AlreadyThere(Case existing, RedactedTrace trace) implements Added {}

        /** Nearly the same is there: it was counted, and no row was added. */
        record NearDuplicate(Case existing, FamilyStore.Counted counted, RedactedTrace trace) implements Added {}

        /** The source answered that it has no such trace. */
        record NoTrace(TraceRef ref) implements Added {}
    }

    /** Adds the case. Idempotent: the same turn of the same trace in the same dataset is one case. */
    public Added add(Request request) {
        Optional<Trace> fetched = sources.fetch(request.trace());
        if (fetched.isEmpty()) {
            return new Added.NoTrace(request.trace());
        }
        int turn = TraceTurns.cut(fetched.get(), request.trace().turn()).ref().turn();
        RedactedTrace redacted = redactor.forAgent(request.agent())
                .redact(earlier.complete(fetched.get()))
                .turn(turn);
        Case draft = CaseFromTrace.draft(request, redacted, clock.instant());
        if (cases.find(draft.dataset(), draft.id()).isEmpty()) {
            Optional<JoinFamily.Near> near = families.nearest(draft);
            if (near.isPresent() && !request.anyway()) {
                return counted(near.get(), redacted);
            }
            draft = draft.inFamily(near.map(JoinFamily.Near::family).orElse(JoinFamily.begunBy(draft.id())));
        }
        cases.ensureDataset(request.dataset(), request.agent());
        if (cases.add(draft, Optional.of(redacted), Optional.of(added(draft, request.by())))) {
            families.join(draft);
            return new Added.Fresh(draft, redacted);
        }
        return alreadyThere(draft, request.by(), redacted);
    }

    private Added counted(JoinFamily.Near near, RedactedTrace redacted) {
        return new Added.NearDuplicate(
                near.there(),
                families.counted(
                        near.there().dataset(), near.family(), redacted.trace().ref(), clock.instant()),
                redacted);
    }

    private Added alreadyThere(Case draft, Doer by, RedactedTrace redacted) {
        Case there = cases.find(draft.dataset(), draft.id()).orElse(draft);
        // Also what was added before there were families, or by a worker that died.
        families.join(there);
        if (AnswerCase.isUndone(there)) {
            Case again = there.restored(by.who(), clock.instant());
            if (cases.change(there, again)) {
                return new Added.Fresh(again, redacted);
            }
        }
        return new Added.AlreadyThere(there, redacted);
    }

    /** The deed of adding a case. */
    static Deed added(Case fresh, Doer by) {
        return new Deed(
                fresh.origin().addedAt(),
                by,
                Deed.What.CASE_ADDED,
                fresh.dataset() + "/" + fresh.id().display(),
                Map.of("after", fresh.state() + " revision " + fresh.revision()));
    }
}
