package dev.casebook.evaluation;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The case revisions that an experiment runs, in the plan's order. */
public final class Manifests {
    private final CaseStore cases;

    public Manifests(CaseStore cases) {
        this.cases = cases;
    }

    /** A reproduction runs its case as it is now, a draft too; an evaluation runs what its dataset version pins. */
    public List<Case> of(Experiment experiment) {
        Experiment.Plan plan = experiment.plan();
        return switch (experiment.purpose()) {
            case REPRODUCTION ->
                plan.cases().stream()
                        .flatMap(id -> cases.find(plan.dataset(), id).stream())
                        .toList();
            case EVALUATION -> {
                Map<CaseId, Case> pinned = new LinkedHashMap<>();
                cases.manifest(plan.dataset(), plan.datasetVersion()).forEach(c -> pinned.put(c.id(), c));
                yield plan.cases().stream()
                        .map(pinned::get)
                        .filter(Objects::nonNull)
                        .toList();
            }
        };
    }
}
