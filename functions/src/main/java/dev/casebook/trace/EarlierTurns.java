package dev.casebook.trace;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a trace the earlier turns of its conversation where it does not carry them itself: those of the earlier traces of its
 * session, from the same source. Safe for several threads.
 */
public final class EarlierTurns {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierTurns.class);
    private static final Duration LONGEST_CONVERSATION = Duration.ofHours(24);
    private static final int MOST = 20;

    private final TraceSources sources;

    public EarlierTurns(TraceSources sources) {
        this.sources = sources;
    }

    /** The trace as it is when it carries earlier turns, names no session, or its source does not answer the search. */
    public Trace complete(Trace trace) {
        Optional<String> session = trace.context().session();
        if (session.isEmpty() || TraceTurns.count(trace) != 1) {
            return trace;
        }
        try {
            return with(trace, earlier(trace, session.get()));
        } catch (CasebookException e) {
            LOG.info(
                    "a trace's earlier turns were not found: source {}",
                    trace.ref().source());
            return trace;
        }
    }

    private List<Trace> earlier(Trace trace, String session) {
        Instant start = trace.context().startedAt();
        TraceSource source = sources.source(trace.ref().source());
        return source
                .search(TraceQuery.between(start.minus(LONGEST_CONVERSATION), start, MOST)
                        .where(TraceQuery.Field.SESSION, session))
                .stream()
                .filter(hit -> !hit.ref().equals(trace.ref().whole())
                        && hit.startedAt().isBefore(start))
                .sorted(Comparator.comparing(TraceSummary::startedAt))
                .flatMap(hit -> source.fetch(hit.ref()).stream())
                .filter(other ->
                        other.context().session().equals(trace.context().session()))
                .toList();
    }

    /** Where an earlier trace carries the turns before it, it replaces what was gathered until then. */
    private static Trace with(Trace trace, List<Trace> earlier) {
        List<Message> said = new ArrayList<>();
        for (Trace turn : earlier) {
            int last = lastUser(turn.input());
            if (last < 0) {
                continue;
            }
            if (TraceTurns.count(turn) > 1) {
                said.clear();
                said.addAll(turn.input().subList(0, last));
            }
            said.add(turn.input().get(last));
            turn.output().ifPresent(output -> said.add(new Message("assistant", output)));
        }
        said.addAll(trace.input());
        return new Trace(trace.ref(), trace.context(), said, trace.output(), trace.steps(), trace.partial());
    }

    private static int lastUser(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role().equals("user")) {
                return i;
            }
        }
        return -1;
    }
}
