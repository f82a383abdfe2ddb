package dev.casebook.incident;

import dev.casebook.casefile.CaseId;
import java.util.Optional;

/**
 * What a case that broke again does to its incidents: the one that counted as fixed is reopened with the reason, one that is being
 * worked on stays, and where all are over a new one is opened. Safe to repeat.
 */
public final class ReopenIncident {
    private final IncidentStore incidents;
    private final ChangeIncident change;

    public ReopenIncident(IncidentStore incidents, ChangeIncident change) {
        this.incidents = incidents;
        this.change = change;
    }

    /**
     * Says that a case broke.
     *
     * @param fresh the incident to open if none is to be reopened, its case noted
     * @param why why an earlier one is reopened
     * @return the incident that is open now
     */
    public Incident broke(Incident fresh, Decision why) {
        Optional<Incident> going = fresh.caseId().flatMap(id -> newest(id, false));
        if (going.isPresent()) {
            return again(going.get(), why);
        }
        Optional<Incident> closed = fresh.caseId()
                .flatMap(id -> newest(id, true))
                .filter(earlier -> !earlier.id().equals(fresh.id()));
        Incident open = incidents.open(
                closed.map(earlier -> fresh.recurring(earlier.id())).orElse(fresh));
        return open.id().equals(fresh.id()) ? open : again(open, why);
    }

    private Incident again(Incident incident, Decision why) {
        return incident.state().fixed()
                ? change.quietly(
                        incident.id(),
                        now -> now.state().fixed() ? now.reopened(why).seenAgain() : now)
                : incident;
    }

    private Optional<Incident> newest(CaseId id, boolean closed) {
        return incidents.ofCase(id).stream()
                .filter(each -> closed
                        ? each.state() == IncidentState.CLOSED
                        : !each.state().over())
                .findFirst();
    }
}
