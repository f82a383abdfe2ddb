package dev.casebook.harvest;

import dev.casebook.CasebookException;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.AddCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a saved query once for a slot: searches, leaves out what is staging's or there already, and adds drafts up to its limits. */
public final class RunHarvest {
    private static final Logger LOG = LoggerFactory.getLogger(RunHarvest.class);
    /** A run may arrive at its source, and be judged there, a while after it ended. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofDays(6);
    private static final int HITS = 100;

    private final TraceSources sources;
    private final AddCase addCase;
    private final CaseStore cases;
    private final HarvestLog log;

    public RunHarvest(TraceSources sources, AddCase addCase, CaseStore cases, HarvestLog log) {
        this.sources = sources;
        this.addCase = addCase;
        this.cases = cases;
        this.log = log;
    }

    /**
     * Runs it. Safe to repeat: what an interrupted run added counts as this one's.
     *
     * @return the run; empty when the slot had one already
     * @throws CasebookException.Retryable when a source does not answer
     */
    public Optional<HarvestLog.Run> run(SavedQuery query, Instant slot) {
        if (log.has(query.name(), slot)) {
            return Optional.empty();
        }
        int today = log.addedOn(query.name(), LocalDate.ofInstant(slot, ZoneOffset.UTC));
        int budget = Math.min(query.pace().perRun(), query.pace().perDay() - today);
        int added = 0;
        for (TraceSummary hit : budget > 0 ? hits(query, slot) : List.<TraceSummary>of()) {
            if (added == budget) {
                break;
            }
            added += adds(query, hit.ref(), slot) ? 1 : 0;
        }
        HarvestLog.Run run = new HarvestLog.Run(query.name(), slot, added);
        return log.record(run) ? Optional.of(run) : Optional.empty();
    }

    private List<TraceSummary> hits(SavedQuery query, Instant slot) {
        List<TraceSummary> hits = new ArrayList<>();
        for (String source : query.sources()) {
            try {
                for (TraceQuery question : questions(query, slot)) {
                    hits.addAll(sources.source(source).search(question));
                }
            } catch (CasebookException.Permanent e) {
                LOG.warn("harvest {} cannot search {}: {}", query.name(), source, e.getMessage());
            }
        }
        return hits;
    }

    private List<TraceQuery> questions(SavedQuery query, Instant slot) {
        Instant since = log.last(query.name())
                .map(HarvestLog.Run::slot)
                .orElseGet(() -> slot.minus(query.pace().every()));
        Instant oldest = slot.minus(LONGEST);
        TraceQuery all = TraceQuery.between((since.isBefore(oldest) ? oldest : since).minus(LATE), slot, HITS)
                .showing(query.symptom());
        return query.tracedAs().stream()
                .map(name -> all.where(TraceQuery.Field.AGENT, name))
                .flatMap(named -> query.environments().isEmpty()
                        ? Stream.of(named)
                        : query.environments().stream().map(name -> named.where(TraceQuery.Field.ENVIRONMENT, name)))
                .toList();
    }

    private boolean adds(SavedQuery query, TraceRef ref, Instant slot) {
        SavedQuery.Target target = query.target();
        Optional<Case> there = cases.find(target.dataset(), CaseId.of(target.dataset(), ref));
        if (there.isPresent()) {
            return there.get().origin().addedBy().equals(query.by(slot));
        }
        try {
            boolean wanted = sources.fetch(ref)
                    .filter(trace -> query.wants(trace.context().environment()))
                    .isPresent();
            return wanted && addCase.add(request(query, ref, slot)) instanceof AddCase.Added.Fresh;
        } catch (CasebookException.Permanent e) {
            LOG.info("harvest {} left a trace out: {}", query.name(), e.getMessage());
            return false;
        }
    }

    private static AddCase.Request request(SavedQuery query, TraceRef ref, Instant slot) {
        return new AddCase.Request(
                ref,
                query.target().dataset(),
                query.target().agent(),
                query.target().failureMode(),
                Optional.empty(),
                Optional.empty(),
                Doer.of(query.by(slot)));
    }
}
