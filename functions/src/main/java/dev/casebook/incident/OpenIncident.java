package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.CaseId;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Opens the incident of an alert group, or counts one more occurrence of the one that is open, and asks for its case. */
public final class OpenIncident {
    private final IncidentStore incidents;
    private final Routes routes;
    private final Function<Alert, List<TraceRef>> refs;
    private final WorkQueue work;
    private final ReplyQueue replies;

    /**
     * Takes its parts.
     *
     * @param refs finds the trace references that an alert's labels, annotations and links carry
     */
    public OpenIncident(
            IncidentStore incidents,
            Routes routes,
            Function<Alert, List<TraceRef>> refs,
            WorkQueue work,
            ReplyQueue replies) {
        this.incidents = incidents;
        this.routes = routes;
        this.refs = refs;
        this.work = work;
        this.replies = replies;
    }

    /**
     * Handles one notification. Safe to repeat: what was done is done again to the same effect.
     *
     * @return the incident; empty for a resolved group that none is open for
     */
    public Optional<Incident> handle(Ping ping, Alert alert) {
        if (!alert.firing()) {
            // Resolved means that the signal went quiet, not that the agent was fixed: the incident stays open.
            return incidents.openFor(alert.source(), alert.group());
        }
        return Optional.of(fired(ping, alert));
    }

    private Incident fired(Ping ping, Alert alert) {
        Routes.Route route = routes.of(alert);
        Incident fresh = fresh(ping, alert, route);
        Incident open = incidents.open(fresh);
        if (!open.id().equals(fresh.id())) {
            return seenAgain(open);
        }
        List<TraceRef> found = refs.apply(alert);
        if (found.isEmpty()) {
            Incident stuck = open.stuck("The alert names no trace. Paste a trace link with the add command.");
            incidents.change(open, stuck);
            open = stuck;
        } else {
            work.send(
                    new Job.AddCase(
                            new Ping(ping.id() + "/case", ping.from(), ping.replyTo(), ping.at()),
                            found.getFirst().toString(),
                            Optional.of(route.place().dataset()),
                            Optional.of(route.failureMode()),
                            Optional.empty(),
                            Optional.of(open.id())),
                    Duration.ZERO);
        }
        refresh(open);
        return open;
    }

    private Incident fresh(Ping ping, Alert alert, Routes.Route route) {
        // The first delivery's ping is part of the id, so that a later incident of the same group is another one.
        String id = "INC-"
                + CaseId.hash(alert.source() + "\n" + alert.group() + "\n" + ping.id())
                        .substring(0, 8);
        return new Incident(
                id,
                alert.source(),
                alert.group(),
                alert.title(),
                IncidentState.OPEN,
                route.place(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Map.of(IncidentState.OPEN, ping.at()));
    }

    private Incident seenAgain(Incident open) {
        Incident again = open.seenAgain();
        if (!incidents.change(open, again)) {
            throw new CasebookException.Retryable("The incident is being changed at this moment. Try again.");
        }
        refresh(again);
        return again;
    }

    private void refresh(Incident incident) {
        replies.send(
                new Reply.Refresh(
                        new Address.ChannelMessage(incident.place().channel()),
                        new Subject(Subject.Kind.INCIDENT, incident.id())),
                Duration.ZERO);
    }
}
