package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.casefile.AddCase;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.family.Family;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
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

    /** The source of incidents that people report. */
    private static final String REPORTED = "slack";

    static final int TRIALS = 3;

    private final IncidentStore incidents;
    private final Routes routes;
    private final AddCase addCase;
    private final Function<Trace, List<String>> hints;
    private final WorkQueue work;
    private final ChangeIncident change;
    private final InstantSource clock;

    /** Where it leads: further work, and incidents that change. */
    public record Out(WorkQueue work, ChangeIncident change) {}

    /**
     * What came of it.
     *
     * @param counted the family that it was counted in, where nearly the same was there and no case was added
     */
    public record Triaged(Incident incident, Optional<Family> counted) {}

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
        this.change = out.change();
        this.clock = clock;
    }

    /**
     * Handles a request to add a case. Without an incident, one is opened for it in the channel where it was typed.
     *
     * @throws CasebookException.Permanent when the trace does not exist or is no failure of a configured agent; the incident,
     *     if it was an alert's, says so too
     */
    public Triaged triage(Job.AddCase job) {
        TraceRef ref = TraceRef.parse(job.trace());
        Routes.Route route = routes.of(job.dataset(), channel(job.ping()));
        AddCase.Request request = new AddCase.Request(
                ref,
                route.place().dataset(),
                route.place().agent(),
                job.failureMode().or(() -> usual(job)).orElse(route.failureMode()),
                job.category(),
                Optional.of(job.incident().orElseGet(() -> reportedId(ref))),
                job.ping().doer(),
                job.anyway());
        return switch (addCase.add(request)) {
            case AddCase.Added.Fresh fresh -> file(job, route, fresh.added(), fresh.trace());
            case AddCase.Added.AlreadyThere there -> file(job, route, there.existing(), there.trace());
            case AddCase.Added.NearDuplicate near -> counted(job, route, near);
            case AddCase.Added.NoTrace missing -> throw noTrace(job, missing.ref());
        };
    }

    private Optional<FailureMode> usual(Job.AddCase job) {
        return job.incident()
                .flatMap(incidents::find)
                .map(incident -> routes.usual(incident.source(), incident.place()));
    }

    private Triaged file(Job.AddCase job, Routes.Route route, Case c, RedactedTrace redacted) {
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
                found -> addedAgain(found, job.ping().from(), now)
                        .located(redacted.trace().ref(), striking)
                        .withCase(c.id())
                        .inFamily(c.label().family())
                        .reached(IncidentState.CASE_ADDED, now)
                        .reached(replayed(c), now));
        if (c.reproduction().isEmpty()) {
            work.send(
                    new Job.Reproduce(
                            new Ping(
                                    job.ping().id() + "/reproduce",
                                    job.ping().from(),
                                    incident.place().address(),
                                    now),
                            c.id().display(),
                            Optional.empty(),
                            TRIALS),
                    Duration.ZERO);
        }
        change.refresh(incident);
        return new Triaged(incident, Optional.empty());
    }

    /** Whether the failure was replayed before. */
    private static IncidentState replayed(Case c) {
        return c.reproduction().isPresent() ? IncidentState.REPRODUCED : IncidentState.CASE_ADDED;
    }

    /** One more of what is there: its open incident is seen again, or one of its own is linked to the case. */
    private Triaged counted(Job.AddCase job, Routes.Route route, AddCase.Added.NearDuplicate near) {
        Case there = near.existing();
        List<Incident> known = incidents.ofCase(there.id());
        known.stream().filter(each -> each.state().fixed()).forEach(each -> backIfLive(each, near));
        Optional<Incident> going = known.stream()
                .filter(each -> !each.state().over() && job.incident().isEmpty())
                .findFirst();
        Incident incident = going.map(
                        open -> change.change(open.id(), now -> near.counted().fresh() ? now.seenAgain() : now))
                .orElseGet(() -> linked(job, route, near, known));
        return new Triaged(incident, Optional.of(near.counted().family()));
    }

    /** What comes in again from the very version that counts as the fix is not fixed. */
    private void backIfLive(Incident fixed, AddCase.Added.NearDuplicate near) {
        Trace trace = near.trace().trace();
        boolean live = fixed.life()
                .fix()
                .map(IncidentLife.Fix::agentVersion)
                .equals(trace.context().version());
        if (live) {
            String why = "The same came in again from version "
                    + trace.context().version().orElse("") + ": " + trace.ref() + ".";
            change.change(fixed.id(), now -> now.reopened(new Decision(Decision.CASEBOOK, clock.instant(), why)));
        }
    }

    private Incident linked(
            Job.AddCase job, Routes.Route route, AddCase.Added.NearDuplicate near, List<Incident> known) {
        Case there = near.existing();
        Instant now = clock.instant();
        TraceRef ref = near.trace().trace().ref();
        String id = job.incident().orElseGet(() -> reportedId(ref));
        if (job.incident().isEmpty()) {
            incidents.open(reported(id, job.ping(), route, there, ref));
        }
        Optional<String> earlier = known.stream()
                .filter(each ->
                        each.state() == IncidentState.CLOSED && !each.id().equals(id))
                .map(Incident::id)
                .findFirst();
        List<String> striking = hints.apply(near.trace().trace());
        return change.change(
                id,
                found -> earlier.map(found::recurring)
                        .orElse(found)
                        .located(ref, striking)
                        .withCase(there.id())
                        .inFamily(Optional.of(near.counted().family().id()))
                        .reached(IncidentState.CASE_ADDED, now)
                        .reached(replayed(there), now));
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

    /** The case was added by mistake: the incident that was opened for it is over. One that an alert opened goes on. */
    public Case undone(Case c) {
        Optional<Incident> opened = c.incident().flatMap(incidents::find).filter(TriageIncident::wasReported);
        opened.ifPresent(incident -> c.retired()
                .ifPresent(why -> change.quietly(
                        incident.id(), found -> found.closed(new Decision(why.by(), why.at(), why.reason())))));
        return c;
    }

    /** What was closed because its case had been undone is open again with that case. */
    private static Incident addedAgain(Incident found, String by, Instant now) {
        List<IncidentStep> steps = found.life().steps();
        boolean undone = !steps.isEmpty() && steps.getLast().why().equals(Optional.of(AnswerCase.UNDONE));
        return undone ? found.reopened(new Decision(by, now, "added again")) : found;
    }

    private static boolean wasReported(Incident incident) {
        return incident.source().equals(REPORTED);
    }

    /** Shows the incident anew, for instance after its case was answered. */
    public void refresh(String incidentId) {
        incidents.find(incidentId).ifPresent(change::refresh);
    }

    private static Incident reported(String id, Ping ping, Routes.Route route, Case c, TraceRef ref) {
        return Incident.opened(
                        id,
                        new Incident.Report(REPORTED, ref.toString(), c.label().title()),
                        route.place().below(ping.replyTo().threadForAll()),
                        ping.at())
                .located(ref, List.of())
                .withCase(c.id());
    }

    private static String reportedId(TraceRef ref) {
        return Incident.idOf(REPORTED, ref.toString());
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
