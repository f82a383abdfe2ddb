package dev.casebook.incident;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks for the replays that nobody did while paid work was stopped: alerts are taken and their cases added then, and only their replay
 * is refused.
 */
public final class MissedReplays {
    private static final int PAGE = 100;

    private final IncidentStore incidents;
    private final CaseStore cases;
    private final Predicate<CaseId> replaying;
    private final WorkQueue work;

    /**
     * Takes its parts.
     *
     * @param replaying whether a case is being replayed
     */
    public MissedReplays(IncidentStore incidents, CaseStore cases, Predicate<CaseId> replaying, WorkQueue work) {
        this.incidents = incidents;
        this.cases = cases;
        this.replaying = replaying;
        this.work = work;
    }

    /**
     * Sends them. Safe to repeat: by one request each case is replayed once.
     *
     * @param resumed the request by which paid work goes on
     * @return how many
     */
    public int send(Ping resumed) {
        int sent = 0;
        Optional<String> after = Optional.empty();
        do {
            IncidentStore.Listed page =
                    incidents.list(new IncidentStore.Listing(Optional.of(IncidentState.CASE_ADDED), PAGE, after));
            sent += (int) page.incidents().stream()
                    .filter(incident -> sent(resumed, incident))
                    .count();
            after = page.next();
        } while (after.isPresent());
        return sent;
    }

    private boolean sent(Ping resumed, Incident incident) {
        Optional<Case> waiting = incident.caseId()
                .flatMap(id -> cases.find(incident.place().dataset(), id))
                .filter(c -> c.state() != CaseState.RETIRED && c.reproduction().isEmpty())
                .filter(c -> !replaying.test(c.id()));
        waiting.ifPresent(c -> work.send(
                new Job.Reproduce(
                        new Ping(
                                resumed.id() + "/" + incident.id() + "/reproduce",
                                incident.source(),
                                incident.place().address(),
                                resumed.at()),
                        c.id().display(),
                        Optional.empty(),
                        TriageIncident.TRIALS),
                Duration.ZERO));
        return waiting.isPresent();
    }
}
