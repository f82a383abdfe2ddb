package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.casefile.AddCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Locates an incident's trace, adds its case, and asks for the failure to be reproduced. */
public final class TriageIncident {
    /** How long a trace may take to arrive at its store before its absence is believed. */
    private static final Duration ARRIVAL = Duration.ofMinutes(2);

    private static final int TRIALS = 3;

    private final IncidentStore incidents;
    private final Routes routes;
    private final AddCase addCase;
    private final Function<Trace, List<String>> hints;
    private final WorkQueue work;
    private final ChangeIncident change;
    private final InstantSource clock;

    /** The queues it writes to. */
    public record Out(WorkQueue work, ReplyQueue replies) {}

    /**
     * Takes its parts.
     *
     * @param hints short sentences about a trace's likely cause of failure
     */
    public TriageIncident(
            IncidentStore incidents,
            Routes routes,
            AddCase addCase,
            Function<Trace, List<String>> hints,
            Out out,
            InstantSource clock) {
        this.incidents = incidents;
        this.routes = routes;
        this.addCase = addCase;
        this.hints = hints;
        this.work = out.work();
        this.change = new ChangeIncident(incidents, out.replies());
        this.clock = clock;
    }

    /**
     * Handles a request to add a case. Without an incident, one is opened for it in the channel where it was typed.
     *
     * @throws CasebookException.Permanent when the trace does not exist or is no failure of a configured agent; the incident,
     *     if it was an alert's, says so too
     */
    public Incident triage(Job.AddCase job) {
        TraceRef ref = TraceRef.parse(job.trace());
        Routes.Route route = routes.of(job.dataset(), channel(job.ping()));
        AddCase.Request request = new AddCase.Request(
                ref,
                route.place().dataset(),
                route.place().agent(),
                job.failureMode().orElse(route.failureMode()),
                job.category(),
                Optional.of(job.incident().orElseGet(() -> reportedId(ref))),
                job.ping().doer());
        return switch (addCase.add(request)) {
            case AddCase.Added.Fresh fresh -> file(job, route, fresh.added(), fresh.trace());
            case AddCase.Added.AlreadyThere there -> file(job, route, there.existing(), there.trace());
            case AddCase.Added.NoTrace missing -> throw noTrace(job, missing.ref());
        };
    }

    private Incident file(Job.AddCase job, Routes.Route route, Case c, RedactedTrace redacted) {
        Instant now = clock.instant();
        String id = job.incident()
                .or(c::incident)
                .orElseGet(() -> reportedId(redacted.trace().ref()));
        if (job.incident().isEmpty()) {
            incidents.open(reported(id, job.ping(), route, c, redacted.trace().ref()));
        }
        List<String> striking = hints.apply(redacted.trace());
        Incident incident = change.quietly(
                id,
                found -> found.located(redacted.trace().ref(), striking)
                        .withCase(c.id())
                        .reached(IncidentState.CASE_ADDED, now));
        if (c.reproduction().isEmpty()) {
            work.send(
                    new Job.Reproduce(
                            new Ping(
                                    job.ping().id() + "/reproduce",
                                    job.ping().from(),
                                    job.ping().replyTo(),
                                    now),
                            c.id().display(),
                            Optional.empty(),
                            TRIALS),
                    Duration.ZERO);
        }
        change.refresh(incident);
        return incident;
    }

    private CasebookException noTrace(Job.AddCase job, TraceRef missing) {
        boolean mayStillArrive = job.incident().isPresent()
                && Duration.between(job.ping().at(), clock.instant()).compareTo(ARRIVAL) < 0;
        if (mayStillArrive) {
            return new CasebookException.Retryable(
                    "The trace " + missing + " has not arrived yet.", Duration.ofSeconds(5));
        }
        String what = "The source " + missing.source() + " answered that it has no trace " + missing.id() + ".";
        job.incident().ifPresent(id -> change.change(id, incident -> incident.stuck(what)));
        return new CasebookException.Permanent(what + " Nothing was saved. Check the id, or paste the trace's link.");
    }

    /** Notes that a case's failure was replayed, whatever came of it. */
    public void reproduced(CaseId id) {
        each(id, incident -> incident.reached(IncidentState.REPRODUCED, clock.instant()));
    }

    /** Notes that another version passes a case and nothing regressed. */
    public void fixVerified(CaseId id, IncidentLife.Fix fix) {
        each(id, incident -> incident.verified(fix, clock.instant()));
    }

    private void each(CaseId id, UnaryOperator<Incident> step) {
        incidents.ofCase(id).stream()
                .filter(incident -> !incident.state().over())
                .forEach(incident -> change.change(incident.id(), step));
    }

    /** Shows the incident anew, for instance after its case was answered. */
    public void refresh(String incidentId) {
        incidents.find(incidentId).ifPresent(change::refresh);
    }

    private static Incident reported(String id, Ping ping, Routes.Route route, Case c, TraceRef ref) {
        return Incident.opened(
                        id,
                        new Incident.Report("slack", ref.toString(), c.label().title()),
                        route.place(),
                        ping.at())
                .located(ref, List.of())
                .withCase(c.id());
    }

    private static String reportedId(TraceRef ref) {
        return Incident.idOf("slack", ref.toString());
    }

    private static String channel(Ping ping) {
        return switch (ping.replyTo()) {
            case Address.ChannelMessage to -> to.channel();
            case Address.InThread to -> to.channel();
            case Address.Ephemeral to -> to.channel();
            case Address.Direct to -> to.user();
            case Address.Home to -> to.user();
            case Address.View to -> to.user();
        };
    }
}
