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
 * @param alert what its alert source said last; empty when a person reported it
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
        Map<IncidentState, Instant> reached,
        Optional<AlertTrail> alert) {
    public Incident {
        requireNonNull(id, "id is null");
        requireNonNull(state, "state is null");
        requireNonNull(place, "place is null");
        requireNonNull(trace, "trace is null");
        requireNonNull(caseId, "caseId is null");
        requireNonNull(problem, "problem is null");
        hints = List.copyOf(hints);
        reached = Map.copyOf(reached);
        requireNonNull(alert, "alert is null");
    }

    /** An incident that no alert source speaks of. */
    public Incident(
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
        this(
                id,
                source,
                group,
                title,
                state,
                place,
                trace,
                caseId,
                hints,
                problem,
                occurrences,
                reached,
                Optional.empty());
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
        return new Incident(
                id, source, group, title, next, place, trace, caseId, hints, problem, occurrences, times, alert);
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
                reached,
                alert);
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
                reached,
                alert);
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
                reached,
                alert);
    }

    /** One more notification of its group. */
    public Incident seenAgain(AlertTrail now) {
        return with(problem, occurrences + 1, now);
    }

    /** One occurrence more of what no alert source reports. */
    public Incident seenAgain() {
        return new Incident(
                id, source, group, title, state, place, trace, caseId, hints, problem, occurrences + 1, reached, alert);
    }

    /** The same with what its alert source said. */
    public Incident trailing(AlertTrail now) {
        return with(problem, occurrences, now);
    }

    /** The same with more traces to choose from. */
    public Incident suspecting(List<Suspect> suspects) {
        return alert.map(trail -> trailing(trail.suspecting(suspects))).orElse(this);
    }

    /** Traces to choose from, the likeliest first; empty once it has one. */
    public List<Suspect> suspects() {
        return trace.isPresent() ? List.of() : alert.map(AlertTrail::suspects).orElse(List.of());
    }

    /** When its alert source said that it is quiet; empty while it fires or when there is none. Quiet is not fixed. */
    public Optional<Instant> quietSince() {
        return alert.flatMap(AlertTrail::quietSince);
    }

    private Incident with(Optional<String> reason, int times, AlertTrail trail) {
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
                reason,
                times,
                reached,
                Optional.of(trail));
    }

    @Override
    public String toString() {
        return "Incident[" + id + ", " + state + "]";
    }
}
