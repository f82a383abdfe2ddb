package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Changes an incident against whoever changes it at the same time, and has its message show it. Safe for several threads. */
public final class ChangeIncident {
    private static final int TRIES = 20;

    private final IncidentStore incidents;
    private final ReplyQueue replies;
    private final Mutes mutes;

    public ChangeIncident(IncidentStore incidents, ReplyQueue replies, Mutes mutes) {
        this.incidents = incidents;
        this.replies = replies;
        this.mutes = mutes;
    }

    /** Whether an incident of a dataset may turn out to be of a muted family. */
    boolean mayBeMuted(String dataset) {
        return mutes.any(dataset);
    }

    /**
     * Changes it and shows it anew, also when there was nothing to change.
     *
     * @param change applied to the newest state, several times if need be
     * @throws CasebookException.Permanent when there is no such incident
     */
    public Incident change(String id, UnaryOperator<Incident> change) {
        Incident next = quietly(id, change);
        refresh(next);
        return next;
    }

    /** Changes it; its message stays as it is. */
    public Incident quietly(String id, UnaryOperator<Incident> change) {
        for (int i = 0; i < TRIES; i++) {
            Incident now = incidents
                    .find(id)
                    .orElseThrow(() ->
                            new CasebookException.Permanent("There is no incident " + id + ". Nothing was changed."));
            Incident next = change.apply(now);
            if (next.equals(now) || incidents.change(now, next)) {
                return next;
            }
        }
        throw new CasebookException.Retryable("The incident is being changed at this moment. Try again.");
    }

    /** Shows the incident anew, unless its family is muted. */
    public void refresh(Incident incident) {
        if (!mutes.muted(incident)) {
            show(incident);
        }
    }

    /** Shows the incident anew. */
    void show(Incident incident) {
        replies.send(
                new Reply.Refresh(incident.place().address(), new Subject(Subject.Kind.INCIDENT, incident.id())),
                Duration.ZERO);
    }
}
