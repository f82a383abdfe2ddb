package dev.casebook.report;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStep;
import dev.casebook.incident.IncidentStore;
import dev.casebook.report.Happening.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what happened in a period, and in the one before. */
public final class CompileReport {
    /** So many of a dataset's newest runs are looked through. */
    private static final int RUNS = 1000;

    private final IncidentStore incidents;
    private final CaseStore cases;
    private final ExperimentStore experiments;

    public CompileReport(IncidentStore incidents, CaseStore cases, ExperimentStore experiments) {
        this.incidents = incidents;
        this.cases = cases;
        this.experiments = experiments;
    }

    public IncidentReport of(Period period) {
        List<Happening> both = new ArrayList<>();
        Period all = new Period(period.before().from(), period.to());
        incidents.changedBetween(all.from(), all.to()).forEach(incident -> happened(incident, both));
        for (Dataset dataset : cases.datasets()) {
            cases.cases(dataset.name()).forEach(c -> permanent(dataset, c, both));
            prevented(dataset, both);
        }
        both.sort(Comparator.comparing(Happening::at)
                .thenComparing(Happening::kind)
                .thenComparing(Happening::about));
        return new IncidentReport(period, within(period, both), within(period.before(), both));
    }

    private static List<Happening> within(Period period, List<Happening> all) {
        return all.stream().filter(each -> period.has(each.at())).toList();
    }

    private static void happened(Incident incident, List<Happening> into) {
        List<IncidentStep> steps = incident.life().steps();
        steps.stream()
                .filter(step -> step.state() != IncidentState.OPEN)
                .findFirst()
                .ifPresent(step -> into.add(of(Kind.TRIAGED, incident, step.at())));
        if (incident.state() == IncidentState.NOT_A_DEFECT) {
            into.add(of(Kind.NOT_A_DEFECT, incident, steps.getLast().at()));
        }
        if (incident.life().recurrenceOf().isPresent()) {
            into.add(of(Kind.RECURRED, incident, incident.openedAt()));
        }
        for (int i = 1; i < steps.size(); i++) {
            IncidentState before = steps.get(i - 1).state();
            boolean fixed = before.fixed() || before == IncidentState.CLOSED;
            if (fixed && steps.get(i).state().compareTo(before) < 0) {
                into.add(of(Kind.RECURRED, incident, steps.get(i).at()));
            }
        }
        Optional.ofNullable(incident.reached().get(IncidentState.FIX_VERIFIED))
                .ifPresent(at -> into.add(new Happening(
                        Kind.FIX_VERIFIED,
                        incident.place().agent(),
                        incident.id(),
                        at,
                        Optional.of(Duration.between(incident.openedAt(), at)))));
    }

    private static Happening of(Kind kind, Incident incident, Instant at) {
        return new Happening(kind, incident.place().agent(), incident.id(), at, Optional.empty());
    }

    private static void permanent(Dataset dataset, Case c, List<Happening> into) {
        if (c.state() == CaseState.ACTIVE && c.origin().trace().isPresent()) {
            c.reference()
                    .ifPresent(answer -> into.add(new Happening(
                            Kind.PERMANENT_CASE,
                            dataset.agent(),
                            c.id().display(),
                            answer.writtenAt(),
                            Optional.empty())));
        }
    }

    private void prevented(Dataset dataset, List<Happening> into) {
        Set<String> known = new HashSet<>();
        // Oldest first, so that the first run of a bad version is the one that counts.
        for (Experiment run : experiments.newest(dataset.name(), RUNS).reversed()) {
            Instant at = run.finishedAt().orElse(Instant.EPOCH);
            for (CaseId id : run.totals().map(Experiment.Totals::regressed).orElse(List.of())) {
                if (another(run) && known.add(id + " " + run.agent().version())) {
                    into.add(new Happening(
                            Kind.PREVENTED, run.agent().agent(), run.id() + "/" + id.display(), at, Optional.empty()));
                }
            }
        }
    }

    /** A version that breaks without having changed broke in production, where nothing was prevented. */
    private boolean another(Experiment run) {
        return run.plan()
                .baseline()
                .flatMap(experiments::find)
                .filter(before -> !before.agent().version().equals(run.agent().version()))
                .isPresent();
    }
}
