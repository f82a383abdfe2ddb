package dev.casebook.evaluation;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The case revisions that an experiment runs: a reproduction runs its case as it is now, a draft too; an evaluation runs what its
 * dataset version pins. Datasets may be large, so none of these holds whole cases.
 */
public final class Manifests {
    private final CaseStore cases;

    public Manifests(CaseStore cases) {
        this.cases = cases;
    }

    /** In the plan's order. */
    public List<CaseStore.Pin> pins(Experiment experiment) {
        Experiment.Plan plan = experiment.plan();
        if (experiment.purpose() == Experiment.Purpose.REPRODUCTION) {
            return plan.cases().stream().map(CaseStore.Pin::asItIs).toList();
        }
        Map<CaseId, CaseStore.Pin> pinned = new HashMap<>();
        cases.pins(plan.dataset(), plan.datasetVersion()).forEach(pin -> pinned.put(pin.id(), pin));
        return plan.cases().stream().map(pinned::get).filter(Objects::nonNull).toList();
    }

    /** The revision that a pin stands for. */
    public Case load(Experiment experiment, CaseStore.Pin pin) {
        return cases.pinned(experiment.plan().dataset(), pin);
    }

    /** What {@code reduced} keeps of each revision. */
    public <T> List<T> of(Experiment experiment, Function<Case, T> reduced) {
        Experiment.Plan plan = experiment.plan();
        if (experiment.purpose() == Experiment.Purpose.REPRODUCTION) {
            return pins(experiment).stream()
                    .map(pin -> reduced.apply(load(experiment, pin)))
                    .toList();
        }
        Set<CaseId> planned = new HashSet<>(plan.cases());
        List<Optional<T>> kept = cases.manifest(
                plan.dataset(),
                plan.datasetVersion(),
                c -> planned.contains(c.id()) ? Optional.of(reduced.apply(c)) : Optional.empty());
        return kept.stream().flatMap(Optional::stream).toList();
    }
}
