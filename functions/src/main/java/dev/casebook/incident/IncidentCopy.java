package dev.casebook.incident;

import dev.casebook.casefile.CaseId;
import dev.casebook.trace.TraceRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident's changed copy while it is made: the one place that knows the order of its parts. Not for several threads. */
final class IncidentCopy {
    private final Incident of;
    private IncidentState state;
    private IncidentLife life;
    private final Map<IncidentState, Instant> reached = new EnumMap<>(IncidentState.class);
    Optional<TraceRef> trace;
    Optional<CaseId> caseId;
    List<String> hints;
    Optional<String> problem;
    int occurrences;
    Optional<AlertTrail> alert;

    IncidentCopy(Incident of) {
        this.of = of;
        this.state = of.state();
        this.reached.putAll(of.reached());
        this.trace = of.trace();
        this.caseId = of.caseId();
        this.hints = of.hints();
        this.problem = of.problem();
        this.occurrences = of.occurrences();
        this.alert = of.alert();
        this.life = of.life();
    }

    /** Comes into a state, and says so in its steps. */
    void step(IncidentStep step) {
        state = step.state();
        reached.putIfAbsent(state, step.at());
        life = life.then(step);
    }

    /** Forgets when later states were reached: they count no longer. The steps keep it. */
    void forgetAfter(IncidentState last) {
        reached.keySet().removeIf(each -> each.compareTo(last) > 0);
    }

    void live(IncidentLife now) {
        life = now;
    }

    Incident made() {
        return new Incident(
                of.id(),
                of.source(),
                of.group(),
                of.title(),
                state,
                of.place(),
                trace,
                caseId,
                hints,
                problem,
                occurrences,
                reached,
                alert,
                life);
    }
}
