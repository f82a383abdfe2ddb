package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseId;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
 * @param reached when each state was first reached; MTTR is computed from these. Going backwards forgets what no longer counts
 * @param alert what its alert source said last; empty when a person reported it
 * @param life its steps with who and why, and whose it is
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
        Optional<AlertTrail> alert,
        IncidentLife life) {
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
            Map<IncidentState, Instant> reached,
            Optional<AlertTrail> alert,
            @Nullable IncidentLife life) {
        this.id = requireNonNull(id, "id is null");
        this.source = source;
        this.group = group;
        this.title = title;
        this.state = requireNonNull(state, "state is null");
        this.place = requireNonNull(place, "place is null");
        this.trace = requireNonNull(trace, "trace is null");
        this.caseId = requireNonNull(caseId, "caseId is null");
        this.hints = List.copyOf(hints);
        this.problem = requireNonNull(problem, "problem is null");
        this.occurrences = occurrences;
        this.reached = Map.copyOf(reached);
        this.alert = requireNonNull(alert, "alert is null");
        this.life = life == null ? IncidentLife.UNKNOWN : life;
    }

    /**
     * Where an incident belongs.
     *
     * @param thread the ts of the alert's own message in the channel, where it is known: the incident is shown in its thread
     */
    public record Place(String agent, String dataset, String channel, Optional<String> thread) {
        public Place {
            requireNonNull(thread, "thread is null");
        }

        /** With a message of its own in the channel. */
        public Place(String agent, String dataset, String channel) {
            this(agent, dataset, channel, Optional.empty());
        }

        /** The same with another message's thread. */
        public Place below(Optional<String> message) {
            return new Place(agent, dataset, channel, message);
        }

        /** Where its one message is shown. */
        public Address address() {
            return Address.open(channel, thread);
        }
    }

    /**
     * How it was heard of.
     *
     * @param source the alert source, {@code slack}, or what of Casebook noticed it
     * @param group the source's own grouping
     */
    public record Report(String source, String group, String title) {}

    /** An incident of which nothing is known but that it was reported. */
    public static Incident opened(String id, Report report, Place place, Instant at) {
        return new Incident(
                id,
                report.source(),
                report.group(),
                report.title(),
                IncidentState.OPEN,
                place,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Map.of(IncidentState.OPEN, at),
                Optional.empty(),
                IncidentLife.UNKNOWN.then(new IncidentStep(IncidentState.OPEN, at, report.source(), Optional.empty())));
    }

    /** An incident's id, from what it is about: the same every time. */
    public static String idOf(String... about) {
        return "INC-" + CaseId.hash(String.join("\n", about)).substring(0, 8);
    }

    /** The same incident in a further state; one that it has passed, or that ends it, leaves it as it is. */
    public Incident reached(IncidentState next, Instant at) {
        return state.leadsTo(next)
                ? copy(c -> c.step(new IncidentStep(next, at, Decision.CASEBOOK, Optional.empty())))
                : this;
    }

    /** Its case passes under another version. */
    public Incident verified(IncidentLife.Fix fix, Instant at) {
        Incident next = reached(IncidentState.FIX_VERIFIED, at);
        return next.state == state ? this : next.copy(c -> c.live(next.life.fixedBy(Optional.of(fix))));
    }

    /** Over, with a reason. One that is over stays as it is. */
    public Incident closed(Decision why) {
        return ended(IncidentState.CLOSED, why);
    }

    /** Over, because the agent did nothing wrong. One that is over stays as it is. */
    public Incident dismissed(IncidentLife.NotADefect kind, Decision why) {
        Incident next = ended(IncidentState.NOT_A_DEFECT, why);
        return next.state == state ? this : next.copy(c -> c.live(next.life.notADefect(Optional.of(kind))));
    }

    private Incident ended(IncidentState end, Decision why) {
        return state.over() ? this : copy(c -> c.step(step(end, why)));
    }

    /** Back to an earlier state; a state that is none leaves it as it is. */
    public Incident backTo(IncidentState earlier, Decision why) {
        if (earlier.over() || earlier.compareTo(state) >= 0) {
            return this;
        }
        return copy(c -> {
            c.forgetAfter(earlier);
            c.live(life.notADefect(Optional.empty()).fixedBy(earlier.fixed() ? life.fix() : Optional.empty()));
            c.step(step(earlier, why));
        });
    }

    /** To be worked on again, from as far as it had been understood; one that counts neither as fixed nor as over stays. */
    public Incident reopened(Decision why) {
        if (!state.over() && !state.fixed()) {
            return this;
        }
        if (caseId.isEmpty()) {
            return backTo(IncidentState.OPEN, why);
        }
        return backTo(
                reached.containsKey(IncidentState.REPRODUCED) ? IncidentState.REPRODUCED : IncidentState.CASE_ADDED,
                why);
    }

    private static IncidentStep step(IncidentState next, Decision why) {
        return new IncidentStep(next, why.at(), why.by(), Optional.of(why.why()));
    }

    public Incident assigned(IncidentLife.Assignment whom) {
        return copy(c -> c.live(life.assigned(whom)));
    }

    /** What came back after an earlier incident was closed. */
    public Incident recurring(String earlier) {
        return copy(c -> c.live(life.recurring(earlier)));
    }

    public Incident inFamily(Optional<String> family) {
        return copy(c -> c.live(life.inFamily(family)));
    }

    public Incident located(TraceRef found, List<String> why) {
        return copy(c -> {
            c.trace = Optional.of(found);
            c.hints = why;
            c.problem = Optional.empty();
        });
    }

    public Incident hinting(List<String> why) {
        return copy(c -> c.hints = why);
    }

    public Incident withCase(CaseId added) {
        return copy(c -> {
            c.caseId = Optional.of(added);
            c.problem = Optional.empty();
        });
    }

    public Incident stuck(String reason) {
        return copy(c -> c.problem = Optional.of(reason));
    }

    /** One more notification of its group. */
    public Incident seenAgain(AlertTrail now) {
        return seenAgain().trailing(now);
    }

    /** One occurrence more of what no alert source reports. */
    public Incident seenAgain() {
        return copy(c -> c.occurrences++);
    }

    /** The same with what its alert source said. */
    public Incident trailing(AlertTrail now) {
        return copy(c -> c.alert = Optional.of(now));
    }

    /** The same with more traces to choose from. */
    public Incident suspecting(List<Suspect> suspects) {
        return alert.map(trail -> trailing(trail.suspecting(suspects))).orElse(this);
    }

    /** The same, with more traces searched for in a while, or not. */
    Incident searching(boolean again) {
        return alert.map(trail -> trailing(trail.searching(again))).orElse(this);
    }

    /** Whether its trace is still searched for: what is said of it is then no end. */
    public boolean searching() {
        return trace.isEmpty() && alert.filter(AlertTrail::searching).isPresent();
    }

    /** Traces to choose from, the likeliest first; empty once it has one. */
    public List<Suspect> suspects() {
        return trace.isPresent() ? List.of() : alert.map(AlertTrail::suspects).orElse(List.of());
    }

    /** When it was heard of first. */
    public Instant openedAt() {
        return Optional.ofNullable(reached.get(IncidentState.OPEN)).orElse(Instant.EPOCH);
    }

    /** When its alert source said that it is quiet; empty while it fires or when there is none. Quiet is not fixed. */
    public Optional<Instant> quietSince() {
        return alert.flatMap(AlertTrail::quietSince);
    }

    private Incident copy(Consumer<IncidentCopy> change) {
        IncidentCopy copy = new IncidentCopy(this);
        change.accept(copy);
        return copy.made();
    }

    @Override
    public String toString() {
        return "Incident[" + id + ", " + state + "]";
    }
}
