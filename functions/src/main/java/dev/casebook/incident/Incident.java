package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseId;
import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One reported production failure.
 *
 * @param id {@code INC-} and eight Crockford characters
 * @param source the alert source, or {@code slack} when a person reported it
 * @param group the source's own grouping; while the incident is open, repeats of it are occurrences
 * @param place where it belongs: agent, dataset and channel
 * @param trace the trace it was located in
 * @param caseId the case it became
 * @param hints short sentences about the likely cause
 * @param problem why there is no trace or no case, in a sentence for people
 * @param occurrences how often its group was reported, at least 1
 * @param reached when each state was first reached; MTTR is computed from these
 */
public record Incident(
        String id,
        String source,
        String group,
        String title,
        IncidentState state,
        Place place,
        Optional<TraceRef> trace,
        Optional<CaseId> caseId,
        List<String> hints,
        Optional<String> problem,
        int occurrences,
        Map<IncidentState, Instant> reached) {
    public Incident {
        requireNonNull(id, "id is null");
        requireNonNull(state, "state is null");
        requireNonNull(place, "place is null");
        requireNonNull(trace, "trace is null");
        requireNonNull(caseId, "caseId is null");
        requireNonNull(problem, "problem is null");
        hints = List.copyOf(hints);
        reached = Map.copyOf(reached);
    }

    /** Where an incident belongs. */
    public record Place(String agent, String dataset, String channel) {}

    /** The same incident in a further state; a state already passed leaves it as it is. */
    public Incident reached(IncidentState next, Instant at) {
        if (next.compareTo(state) <= 0) {
            return this;
        }
        Map<IncidentState, Instant> times = new EnumMap<>(IncidentState.class);
        times.putAll(reached);
        times.putIfAbsent(next, at);
        return new Incident(id, source, group, title, next, place, trace, caseId, hints, problem, occurrences, times);
    }

    public Incident located(TraceRef found, List<String> why) {
        return new Incident(
                id,
                source,
                group,
                title,
                state,
                place,
                Optional.of(found),
                caseId,
                why,
                Optional.empty(),
                occurrences,
                reached);
    }

    public Incident withCase(CaseId added) {
        return new Incident(
                id,
                source,
                group,
                title,
                state,
                place,
                trace,
                Optional.of(added),
                hints,
                Optional.empty(),
                occurrences,
                reached);
    }

    public Incident stuck(String reason) {
        return new Incident(
                id,
                source,
                group,
                title,
                state,
                place,
                trace,
                caseId,
                hints,
                Optional.of(reason),
                occurrences,
                reached);
    }

    public Incident seenAgain() {
        return new Incident(
                id, source, group, title, state, place, trace, caseId, hints, problem, occurrences + 1, reached);
    }

    @Override
    public String toString() {
        return "Incident[" + id + ", " + state + "]";
    }
}
