package dev.casebook.nightly;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.nightly.NightReport.Broken;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An incident for each case that broke at night, or for its family: opened on the first night, counted on those that follow, its
 * fix verified on the night on which the case passes again. Safe to repeat.
 */
public final class NightIncidents {
    /** Where these incidents come from. */
    public static final String SOURCE = "nightly";

    private static final int TRIES = 20;

    private final IncidentStore incidents;
    private final CaseStore cases;
    private final InstantSource clock;

    public NightIncidents(IncidentStore incidents, CaseStore cases, InstantSource clock) {
        this.incidents = incidents;
        this.cases = cases;
        this.clock = clock;
    }

    /** The report with its incidents named, after they were opened, counted or moved on. */
    NightReport kept(Night night, NightReport report, List<Night> earlier) {
        List<Broken> broken = report.broken().stream()
                .map(each -> named(each, kept(night, report, each, earlier)))
                .toList();
        report.passingAgain().forEach(each -> passes(each.incident()));
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
        Incident open = incidents.open(fresh(night, report, broken, group, found));
        int nights = 1
                + (int) earlier.stream()
                        .filter(other -> other.report().orElseThrow().broken().stream()
                                .anyMatch(each -> each.incident().equals(open.id())))
                        .count();
        while (open.occurrences() < nights
                && incidents.find(open.id()).orElse(open).occurrences() < nights) {
            change(open.id(), Incident::seenAgain);
        }
        return open.id();
    }

    private Incident fresh(Night night, NightReport report, Broken broken, String group, Optional<Case> found) {
        // The night is part of the id, so that a later incident of the same case is another one.
        String id = "INC-"
                + CaseId.hash(SOURCE + "\n" + group + "\n" + night.slot()).substring(0, 8);
        Incident open = new Incident(
                id,
                SOURCE,
                group,
                broken.title(),
                IncidentState.OPEN,
                new Incident.Place(
                        night.place().agent(), night.dataset(), night.place().channel()),
                found.flatMap(c -> c.origin().trace()),
                Optional.of(broken.id()),
                report.besides(),
                Optional.empty(),
                1,
                Map.of(IncidentState.OPEN, clock.instant()));
        // There is a case already, and further trials bore the failure out.
        return open.reached(IncidentState.CASE_ADDED, clock.instant())
                .reached(IncidentState.REPRODUCED, clock.instant());
    }

    private void passes(String id) {
        incidents
                .find(id)
                .ifPresent(incident ->
                        change(incident.id(), each -> each.reached(IncidentState.FIX_VERIFIED, clock.instant())));
    }

    private void change(String id, UnaryOperator<Incident> change) {
        for (int i = 0; i < TRIES; i++) {
            Incident now = incidents
                    .find(id)
                    .orElseThrow(() ->
                            new CasebookException.Permanent("There is no incident " + id + ". Nothing was changed."));
            if (incidents.change(now, change.apply(now))) {
                return;
            }
        }
        throw new CasebookException.Retryable("The incident is being changed at this moment. Try again.");
    }
}
