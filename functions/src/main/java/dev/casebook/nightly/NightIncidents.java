package dev.casebook.nightly;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.incident.ChangeIncident;
import dev.casebook.incident.Decision;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.incident.ReopenIncident;
import dev.casebook.nightly.NightReport.Broken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * An incident for each case that broke at night, or for its family: its own one reopened or a new one opened on the first night,
 * counted on those that follow, its fix verified on the night on which the case passes again. Safe to repeat.
 */
public final class NightIncidents {
    /** Where these incidents come from. */
    public static final String SOURCE = "nightly";

    private final IncidentStore incidents;
    private final CaseStore cases;
    private final InstantSource clock;
    private final ChangeIncident change;
    private final ReopenIncident reopen;

    public NightIncidents(IncidentStore incidents, CaseStore cases, ChangeIncident change, InstantSource clock) {
        this.incidents = incidents;
        this.change = change;
        this.reopen = new ReopenIncident(incidents, change);
        this.cases = cases;
        this.clock = clock;
    }

    /** The report with its incidents named, after they were opened, counted or moved on. */
    NightReport kept(Night night, NightReport report, List<Night> earlier) {
        List<Broken> broken = report.broken().stream()
                .map(each -> named(each, kept(night, report, each, earlier)))
                .toList();
        IncidentLife.Fix fix = new IncidentLife.Fix(
                report.agentVersion(), night.experiment().orElse(night.slot().toString()));
        report.passingAgain().forEach(each -> passes(each.incident(), fix));
        return new NightReport(
                report.agentVersion(),
                report.baseline(),
                report.passed(),
                report.scored(),
                broken,
                report.undecided(),
                report.passingAgain(),
                report.besides(),
                report.remarks());
    }

    private static Broken named(Broken broken, String incident) {
        return new Broken(broken.id(), broken.title(), incident, broken.nights(), broken.why());
    }

    private String kept(Night night, NightReport report, Broken broken, List<Night> earlier) {
        Optional<Case> found = cases.find(night.dataset(), broken.id());
        String group = night.dataset() + "/"
                + found.flatMap(c -> c.label().family()).orElse(broken.id().value());
        Decision why = new Decision(
                Decision.CASEBOOK,
                clock.instant(),
                "Case " + broken.id().display() + " failed again in the night of " + night.slot() + ".");
        Incident open = reopen.broke(fresh(night, report, broken, group, found), why);
        int nights = 1
                + (int) earlier.stream()
                        .filter(other -> other.report().orElseThrow().broken().stream()
                                .anyMatch(each -> each.incident().equals(open.id())))
                        .count();
        change.quietly(open.id(), incident -> counted(incident, nights));
        return open.id();
    }

    private static Incident counted(Incident incident, int nights) {
        Incident counted = incident;
        while (counted.occurrences() < nights) {
            counted = counted.seenAgain();
        }
        return counted;
    }

    private Incident fresh(Night night, NightReport report, Broken broken, String group, Optional<Case> found) {
        Instant now = clock.instant();
        // The night is part of the id, so that a later incident of the same case is another one.
        Incident open = Incident.opened(
                        Incident.idOf(SOURCE, group, night.slot().toString()),
                        new Incident.Report(SOURCE, group, broken.title()),
                        new Incident.Place(
                                night.place().agent(),
                                night.dataset(),
                                night.place().channel()),
                        now)
                .withCase(broken.id())
                .inFamily(found.flatMap(c -> c.label().family()));
        Incident located = found.flatMap(c -> c.origin().trace())
                .map(trace -> open.located(trace, report.besides()))
                .orElseGet(() -> open.hinting(report.besides()));
        // There is a case already, and further trials bore the failure out.
        return located.reached(IncidentState.CASE_ADDED, now).reached(IncidentState.REPRODUCED, now);
    }

    private void passes(String id, IncidentLife.Fix fix) {
        incidents
                .find(id)
                .ifPresent(incident -> change.quietly(incident.id(), each -> each.verified(fix, clock.instant())));
    }
}
