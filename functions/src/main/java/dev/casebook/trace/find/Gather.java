package dev.casebook.trace.find;

import dev.casebook.CasebookException;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds which traces are worth a look: by look-up and by search. What cannot be asked is noted, and the rest goes on. */
final class Gather {
    private static final int HITS = 20;

    private final TraceSources sources;
    private final Function<Optional<String>, List<String>> choose;
    private final List<ConversationLookup> lookups;
    private final Function<String, List<String>> tracedAs;

    Gather(
            TraceSources sources,
            Function<Optional<String>, List<String>> choose,
            List<ConversationLookup> lookups,
            Function<String, List<String>> tracedAs) {
        this.tracedAs = tracedAs;
        this.sources = sources;
        this.choose = choose;
        this.lookups = lookups;
    }

    /**
     * A trace worth a look.
     *
     * @param score the lowest known for it
     */
    record Hit(TraceRef ref, Instant at, boolean failed, Optional<Double> score) {
        private boolean suspicious() {
            return failed || score.filter(low -> low < 0.5).isPresent();
        }
    }

    /** At most {@link #HITS}: what was looked up, then the suspicious ones, then the newest. */
    List<Hit> hits(Terms terms, List<String> notes) {
        Map<TraceRef, Hit> hits = new LinkedHashMap<>();
        List<CasebookException.Retryable> silent = new ArrayList<>();
        for (TraceRef ref : lookedUp(terms, notes, silent)) {
            hits.put(ref.whole(), new Hit(ref.whole(), Instant.MAX, false, Optional.empty()));
        }
        if (isSearch(terms)) {
            searched(terms, notes, silent).forEach(hit -> hits.putIfAbsent(hit.ref(), hit));
        }
        if (hits.isEmpty() && !silent.isEmpty()) {
            throw silent.getFirst();
        }
        if (hits.size() > HITS) {
            notes.add("More than " + HITS
                    + " traces fit; those with errors and the newest were looked at. Say more to narrow it down.");
        }
        return hits.values().stream().limit(HITS).toList();
    }

    /** A ticket alone says nothing that a source could be searched for. */
    private static boolean isSearch(Terms terms) {
        return terms.ticket().isEmpty()
                || terms.conversation().isPresent()
                || terms.text().isPresent()
                || !terms.where().isEmpty();
    }

    private List<TraceRef> lookedUp(Terms terms, List<String> notes, List<CasebookException.Retryable> silent) {
        List<TraceRef> refs = new ArrayList<>();
        terms.conversation()
                .ifPresent(value -> refs.addAll(ask(ConversationLookup.Handle.CONVERSATION, value, notes, silent)));
        terms.ticket().ifPresent(value -> {
            if (lookups.isEmpty()) {
                notes.add("Tickets cannot be looked up: casebook.yaml names no look-up.");
            }
            List<TraceRef> found = ask(ConversationLookup.Handle.TICKET, value, notes, silent);
            if (found.isEmpty() && !lookups.isEmpty()) {
                notes.add("The look-up knows no trace of that ticket.");
            }
            refs.addAll(found);
        });
        return refs;
    }

    private List<TraceRef> ask(
            ConversationLookup.Handle kind,
            String value,
            List<String> notes,
            List<CasebookException.Retryable> silent) {
        List<TraceRef> refs = new ArrayList<>();
        for (ConversationLookup lookup : lookups) {
            noting(notes, silent, () -> refs.addAll(lookup.refs(kind, value)));
        }
        return refs;
    }

    private List<Hit> searched(Terms terms, List<String> notes, List<CasebookException.Retryable> silent) {
        List<Hit> hits = new ArrayList<>();
        List<TraceQuery> queries = queries(terms);
        for (String name : choose.apply(terms.source())) {
            for (TraceQuery query : queries) {
                noting(
                        notes,
                        silent,
                        () -> sources.source(name).search(query).forEach(summary -> hits.add(hit(summary))));
            }
        }
        hits.sort(
                Comparator.comparing((Hit hit) -> !hit.suspicious()).thenComparing(Hit::at, Comparator.reverseOrder()));
        return hits;
    }

    private static void noting(List<String> notes, List<CasebookException.Retryable> silent, Runnable question) {
        try {
            question.run();
        } catch (CasebookException.Retryable e) {
            silent.add(e);
            notes.add(String.valueOf(e.getMessage()));
        } catch (CasebookException.Permanent e) {
            notes.add(String.valueOf(e.getMessage()));
        }
    }

    /** One for each name that the agent has in traces. */
    private List<TraceQuery> queries(Terms terms) {
        TraceQuery query = query(terms);
        return Optional.ofNullable(terms.where().get(TraceQuery.Field.AGENT))
                .map(agent -> tracedAs.apply(agent).stream()
                        .map(name -> query.where(TraceQuery.Field.AGENT, name))
                        .toList())
                .orElse(List.of(query));
    }

    /** One more than is looked at, so that it shows when there are more. */
    private static TraceQuery query(Terms terms) {
        TraceQuery query = TraceQuery.between(terms.from(), terms.to(), HITS + 1);
        for (Map.Entry<TraceQuery.Field, String> each : terms.where().entrySet()) {
            query = query.where(each.getKey(), each.getValue());
        }
        if (terms.conversation().isPresent()
                && query.value(TraceQuery.Field.SESSION).isEmpty()) {
            query = query.where(TraceQuery.Field.SESSION, terms.conversation().get());
        }
        return terms.text().isPresent() ? query.holding(terms.text().get()) : query;
    }

    private static Hit hit(TraceSummary summary) {
        return new Hit(summary.ref(), summary.startedAt(), summary.failed(), summary.score());
    }
}
