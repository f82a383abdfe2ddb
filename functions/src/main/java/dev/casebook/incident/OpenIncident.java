package dev.casebook.incident;

import dev.casebook.alert.Alert;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Opens the incident of an alert group, or counts one more occurrence of the one that is open, and asks for its case.
 *
 * <p>More alerts at once than are allowed still have their incidents; their cases wait until the group is heard of again, or a
 * person asks for them.
 */
public final class OpenIncident {
    /** Alert rules look back over minutes; a quarter of an hour covers their usual windows. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Duration AFTER = Duration.ofMinutes(1);

    private final IncidentStore incidents;
    private final Routes routes;
    private final Function<Alert, List<TraceRef>> refs;
    private final Allowance allowance;
    private final WorkQueue work;
    private final ChangeIncident change;

    /**
     * Takes its parts.
     *
     * @param refs finds the trace references that an alert's labels, annotations and links carry
     */
    public OpenIncident(
            IncidentStore incidents,
            Routes routes,
            Function<Alert, List<TraceRef>> refs,
            Allowance allowance,
            TriageIncident.Out out) {
        this.incidents = incidents;
        this.routes = routes;
        this.refs = refs;
        this.allowance = allowance;
        this.work = out.work();
        this.change = out.change();
    }

    /**
     * Handles one notification. Safe to repeat: what was done is done again to the same effect.
     *
     * @return the incident; empty for a resolved group that none is open for
     */
    public Optional<Incident> handle(Ping ping, Alert alert) {
        if (!alert.firing()) {
            return incidents.openFor(alert.source(), alert.group()).map(open -> quiet(open, ping, alert));
        }
        Routes.Route route = routes.of(alert);
        Incident fresh = fresh(ping, alert, route);
        Incident open = incidents.open(fresh);
        return Optional.of(
                open.id().equals(fresh.id()) ? opened(open, ping, alert, route) : seenAgain(open, ping, alert, route));
    }

    /** Resolved means that the signal went quiet, not that the agent was fixed: the incident stays open. */
    private Incident quiet(Incident open, Ping ping, Alert alert) {
        return change.change(
                open.id(), now -> now.trailing(trail(now, ping, alert).followedBy(ping, alert)));
    }

    private Incident opened(Incident open, Ping ping, Alert alert, Routes.Route route) {
        List<TraceRef> found = refs.apply(alert);
        if (found.isEmpty()) {
            search(open, ping, alert);
            change.refresh(open);
            return open;
        }
        boolean allowed = open.caseId().isPresent() || add(open, ping, found.getFirst(), route);
        UnaryOperator<Incident> step =
                now -> waiting(now, ping, alert, !allowed).suspecting(named(found));
        // Whether its family is muted is known once its case is: until then nothing is said.
        return allowed && change.mayBeMuted(open.place().dataset())
                ? change.quietly(open.id(), step)
                : change.change(open.id(), step);
    }

    private Incident seenAgain(Incident open, Ping ping, Alert alert, Routes.Route route) {
        if (trail(open, ping, alert).knows(ping, alert) && open.alert().isPresent()) {
            change.refresh(open);
            return open;
        }
        List<TraceRef> found = refs.apply(alert);
        boolean waits = open.alert().map(AlertTrail::waiting).orElse(false)
                && open.caseId().isEmpty();
        boolean allowed = waits && !found.isEmpty() && add(open, ping, found.getFirst(), route);
        return change.change(
                open.id(),
                now -> waiting(
                                now.seenAgain(trail(now, ping, alert).followedBy(ping, alert)),
                                ping,
                                alert,
                                waits && !allowed)
                        .suspecting(named(found)));
    }

    private static AlertTrail trail(Incident incident, Ping ping, Alert alert) {
        return incident.alert().orElseGet(() -> AlertTrail.of(ping, alert));
    }

    private static Incident waiting(Incident incident, Ping ping, Alert alert, boolean waits) {
        Incident next = incident.trailing(trail(incident, ping, alert).waiting(waits));
        return waits
                ? next.stuck(
                        "More came at once than is worked on by itself, so no case was added yet. Add its trace with the "
                                + "add command, or wait until the alert is sent again.")
                : next;
    }

    private static List<Suspect> named(List<TraceRef> found) {
        return found.stream().map(ref -> new Suspect(ref, "named by the alert")).toList();
    }

    /** Asks for the case, as far as that is allowed. */
    private boolean add(Incident open, Ping ping, TraceRef trace, Routes.Route route) {
        if (!allowance.take(open.source(), open.place().channel())) {
            return false;
        }
        work.send(
                new Job.AddCase(
                        following(ping, "/case"),
                        trace.toString(),
                        Optional.of(route.place().dataset()),
                        Optional.of(route.failureMode()),
                        Optional.empty(),
                        Optional.of(open.id())),
                Duration.ZERO);
        return true;
    }

    private void search(Incident open, Ping ping, Alert alert) {
        Instant began = alert.members().stream()
                .filter(Alert.Member::firing)
                .map(Alert.Member::startsAt)
                .max(Instant::compareTo)
                .orElse(ping.at());
        work.send(
                new Job.LocateTrace(
                        following(ping, "/locate"),
                        open.id(),
                        alert.notice().flatMap(Alert.Notice::from).orElse(began.minus(BEFORE)),
                        alert.notice().flatMap(Alert.Notice::to).orElse(began.plus(AFTER)),
                        1),
                Duration.ZERO);
    }

    private static Ping following(Ping ping, String step) {
        return new Ping(ping.id() + step, ping.from(), ping.replyTo(), ping.at());
    }

    private static Incident fresh(Ping ping, Alert alert, Routes.Route route) {
        // The first delivery's ping is part of the id, so that a later incident of the same group is another one.
        return Incident.opened(
                        Incident.idOf(alert.source(), alert.group(), ping.id()),
                        new Incident.Report(alert.source(), alert.group(), alert.title()),
                        route.place(),
                        ping.at())
                .trailing(AlertTrail.of(ping, alert));
    }
}
