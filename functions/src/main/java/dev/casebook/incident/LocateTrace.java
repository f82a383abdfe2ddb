package dev.casebook.incident;

import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Looks for the traces that an alert without one may be about, and shows them on its incident. */
public final class LocateTrace {
    /** A run can be searched only up to half a minute after its end (Tempo 3), so it is looked for again before giving up. */
    private static final Duration AGAIN = Duration.ofSeconds(45);

    private static final int SEARCHES = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final IncidentStore incidents;
    private final SearchSuspects search;
    private final Function<Incident, Where> where;
    private final WorkQueue work;
    private final ChangeIncident change;

    /**
     * Where an incident's traces are.
     *
     * @param agents the names that its agent has in traces; empty when there is only one agent
     */
    public record Where(List<String> sources, List<String> agents) {
        public Where {
            sources = List.copyOf(sources);
        }
    }

    public LocateTrace(
            IncidentStore incidents,
            SearchSuspects search,
            Function<Incident, Where> where,
            WorkQueue work,
            ChangeIncident change) {
        this.incidents = incidents;
        this.search = search;
        this.where = where;
        this.work = work;
        this.change = change;
    }

    /**
     * Looks once. Nothing is done for an incident that has a trace by now.
     *
     * @throws CasebookException.Retryable when no source answers
     */
    public void locate(Job.LocateTrace job) {
        Optional<Incident> incident =
                incidents.find(job.incident()).filter(open -> open.trace().isEmpty());
        if (incident.isEmpty()) {
            return;
        }
        Where place = where.apply(incident.get());
        SearchSuspects.Found found =
                search.in(new SearchSuspects.Window(place.sources(), place.agents(), job.from(), job.to()));
        boolean last = job.attempt() >= SEARCHES;
        if (!found.telling() && !last) {
            Ping ping = job.ping();
            Ping next = new Ping(ping.id() + "/again", ping.from(), ping.replyTo(), ping.at());
            work.send(new Job.LocateTrace(next, job.incident(), job.from(), job.to(), job.attempt() + 1), AGAIN);
        }
        String problem = said(job, found, place, last);
        change.change(
                job.incident(),
                now -> now.trace().isPresent()
                        ? now
                        : now.stuck(problem).suspecting(found.suspects()).searching(!found.telling() && !last));
    }

    private static String said(Job.LocateTrace job, SearchSuspects.Found found, Where place, boolean last) {
        String in = String.join(", ", place.sources()) + " between " + TIME.format(job.from()) + " and "
                + TIME.format(job.to()) + " UTC";
        String again = found.telling() || last
                ? ""
                : " A run can be searched only up to half a minute after its end, so I look again in "
                        + AGAIN.toSeconds() + " seconds.";
        if (!found.suspects().isEmpty()) {
            return "The alert names no trace. These stand out in " + in + "." + again;
        }
        return "The alert names no trace, and nothing failed, was rated low or was slow in " + in + "."
                + (again.isEmpty() ? " Paste a trace link with the add command." : again);
    }
}
