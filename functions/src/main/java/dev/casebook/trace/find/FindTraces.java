package dev.casebook.trace.find;

import dev.casebook.CasebookException;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceSources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks up and searches what a person remembers, and answers with the turns that it may have been. Stores nothing; what it
 * answers with is redacted. Safe for several threads.
 */
public final class FindTraces {
    /** Most candidates in an answer. */
    public static final int SHOWN = 8;

    /** How long after its end a run may take to be searchable; observed-servers: up to half a minute with Tempo 3. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Gather gather;
    private final ReadTraces read;
    private final Function<Trace, Redactor> redactor;
    private final Function<Trace, Optional<String>> dataset;
    private final InstantSource clock;

    /**
     * What it works with.
     *
     * @param choose the names of the sources to search: all, or those that a name or a group stands for
     * @param lookups where conversations and tickets are written down; may be none
     * @param redactor takes personal data out of a trace, by what its agent may show
     * @param tracedAs the names that an agent has in its traces, by the name that people type
     * @param dataset where the failures of a trace's agent go, where that is known
     */
    public record Parts(
            TraceSources sources,
            Function<Optional<String>, List<String>> choose,
            List<ConversationLookup> lookups,
            Function<Trace, Redactor> redactor,
            Function<String, List<String>> tracedAs,
            Function<Trace, Optional<String>> dataset) {
        public Parts {
            lookups = List.copyOf(lookups);
        }
    }

    public FindTraces(Parts parts, InstantSource clock) {
        this.gather = new Gather(parts.sources(), parts.choose(), parts.lookups(), parts.tracedAs());
        this.read = new ReadTraces(parts.sources());
        this.redactor = parts.redactor();
        this.dataset = parts.dataset();
        this.clock = clock;
    }

    /**
     * Finds.
     *
     * @throws CasebookException.Retryable when nothing that was asked answered
     * @throws CasebookException.Permanent when no such source is configured
     */
    public Found find(Terms terms) {
        List<String> notes = new ArrayList<>();
        List<Gather.Hit> hits = gather.hits(terms, notes);
        List<Turn> turns = new ArrayList<>();
        for (ReadTraces.Read trace : read.all(hits, notes)) {
            if (trace.trace().context().isReplay() && !terms.where().containsKey(TraceQuery.Field.ENVIRONMENT)) {
                continue;
            }
            redacted(trace.trace(), notes)
                    .ifPresent(safe -> turns.addAll(
                            Turn.of(trace.trace(), safe, trace.hit().score())));
        }
        List<Turn> picked = Turn.pick(turns, terms.text());
        List<Candidate> shown = picked.stream()
                .limit(SHOWN)
                .map(turn -> turn.candidate(dataset.apply(turn.raw())))
                .toList();
        boolean fresh = picked.isEmpty() && !terms.to().isBefore(clock.instant().minus(FRESH));
        return new Found(shown, picked.size() - shown.size(), notes, fresh);
    }

    /** A trace that cannot be redacted is not shown. */
    private Optional<RedactedTrace> redacted(Trace trace, List<String> notes) {
        try {
            return Optional.of(redactor.apply(trace).redact(trace));
        } catch (CasebookException.Permanent e) {
            notes.add("From " + trace.ref() + " personal data could not be removed, so it is not shown.");
            return Optional.empty();
        }
    }
}
