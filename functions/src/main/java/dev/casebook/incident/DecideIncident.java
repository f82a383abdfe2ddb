package dev.casebook.incident;

import dev.casebook.CasebookException;
import dev.casebook.audit.AuditTrail;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.family.Family;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.trace.Redactor;
import dev.casebook.work.Job;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people decide about an incident: whose it is, that it is over, that it is not. */
public final class DecideIncident {
    private final ChangeIncident change;
    private final FamilyStore families;
    private final Redactor redactor;
    private final AuditTrail audit;
    private final InstantSource clock;

    public DecideIncident(
            ChangeIncident change, FamilyStore families, Redactor redactor, AuditTrail audit, InstantSource clock) {
        this.change = change;
        this.families = families;
        this.redactor = redactor;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does it, and says in a sentence what was done.
     *
     * @throws CasebookException.Permanent when there is no such incident, a reason is missing, or it cannot be done now
     */
    public String decide(Job.DecideIncident job) {
        String done = done(job);
        // By the moment of the request, so that a second delivery is the same deed. Words are in the incident, never
        // here.
        audit.record(new Deed(
                job.ping().at(),
                job.ping().doer(),
                Deed.What.INCIDENT_DECIDED,
                job.incident(),
                Map.of("what", job.what().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
        return done;
    }

    private String done(Job.DecideIncident job) {
        Instant now = clock.instant();
        String by = job.ping().from();
        return switch (job.what()) {
            case ASSIGN -> {
                if (job.detail().isBlank()) {
                    throw new CasebookException.Permanent(
                            "It is not said to whom. Nothing was changed. Name a person.");
                }
                IncidentLife.Assignment whom = new IncidentLife.Assignment(job.detail(), by, now);
                yield assigned(change.change(job.incident(), incident -> incident.assigned(whom)));
            }
            case CLOSE ->
                moved(change.change(job.incident(), incident -> going(incident).closed(why(job, now))));
            case USER_ERROR -> dismissed(job, IncidentLife.NotADefect.USER_ERROR, now);
            case PLATFORM_ISSUE -> dismissed(job, IncidentLife.NotADefect.PLATFORM_ISSUE, now);
            case MUTE_FAMILY -> muted(job, Optional.of(new Family.Mute(by, now)));
            case UNMUTE_FAMILY -> muted(job, Optional.empty());
            case REOPEN ->
                moved(change.change(job.incident(), incident -> ended(incident).reopened(why(job, now))));
        };
    }

    private String dismissed(Job.DecideIncident job, IncidentLife.NotADefect kind, Instant now) {
        return moved(change.change(job.incident(), incident -> going(incident).dismissed(kind, why(job, now))));
    }

    private String muted(Job.DecideIncident job, Optional<Family.Mute> mute) {
        Incident incident = change.quietly(job.incident(), now -> now);
        Family family = incident.life()
                .family()
                .flatMap(id -> families.change(incident.place().dataset(), id, known -> known.withMute(mute)))
                .orElseThrow(() -> new CasebookException.Permanent("Incident " + incident.id()
                        + " is of no family of near-duplicates yet. Nothing was changed. Wait for its case."));
        change.show(incident);
        return mute.isPresent()
                ? "Family " + family.id() + " is muted: it is counted, and nobody hears of it."
                : "Family " + family.id() + " is heard of again. It was seen " + family.seen() + " times.";
    }

    private Decision why(Job.DecideIncident job, Instant now) {
        if (job.detail().isBlank()) {
            throw new CasebookException.Permanent("The reason is missing. Nothing was changed. Say why.");
        }
        return new Decision(job.ping().from(), now, redactor.redact(job.detail().strip()));
    }

    private static Incident going(Incident incident) {
        if (incident.state().over()) {
            throw new CasebookException.Permanent(
                    "Incident " + incident.id() + " is over. Nothing was changed. Reopen it first, with a reason.");
        }
        return incident;
    }

    private static Incident ended(Incident incident) {
        if (!incident.state().over() && !incident.state().fixed()) {
            throw new CasebookException.Permanent(
                    "Incident " + incident.id() + " is open. Nothing was changed. It need not be reopened.");
        }
        return incident;
    }

    private static String moved(Incident incident) {
        String state = incident.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Optional<String> kind = incident.life()
                .notADefect()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return "Incident " + incident.id() + " is now: " + state
                + kind.map(each -> " (" + each + ")").orElse("") + ".";
    }

    private static String assigned(Incident incident) {
        return "Incident " + incident.id() + " has somebody who looks after it.";
    }
}
