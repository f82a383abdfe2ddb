package dev.casebook.diff;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.Suite;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sets what a dataset's diffs compare against: by whom, when and why. */
public final class SetBaseline {
    private static final int LOOK_BACK = 100;

    private final CaseStore cases;
    private final ExperimentStore experiments;
    private final InstantSource clock;

    public SetBaseline(CaseStore cases, ExperimentStore experiments, InstantSource clock) {
        this.cases = cases;
        this.experiments = experiments;
        this.clock = clock;
    }

    /**
     * Takes the newest complete run of a version, over the whole dataset, as the baseline.
     *
     * @throws CasebookException.Permanent when there is no such dataset or no such run
     */
    public Dataset.Baseline set(String datasetName, Optional<String> agentVersion, Doer by, String why) {
        Dataset dataset = found(datasetName);
        Experiment run = experiments.newest(datasetName, LOOK_BACK).stream()
                .filter(SetBaseline::whole)
                .filter(each -> agentVersion
                        .map(version -> version.equals(each.agent().version()))
                        .orElse(true))
                .findFirst()
                .orElseThrow(() -> new CasebookException.Permanent("There is no complete run of "
                        + agentVersion.orElse("any version") + " over " + datasetName
                        + " as a whole. Nothing was changed. Run it with `eval` first."));
        return set(dataset, run, by, why);
    }

    /**
     * Takes one certain run as the baseline.
     *
     * @throws CasebookException.Permanent when there is no such dataset, or the run is not a complete one of all of it
     */
    public Dataset.Baseline accept(String datasetName, String experiment, Doer by, String why) {
        Dataset dataset = found(datasetName);
        Experiment run = experiments
                .find(experiment)
                .filter(each -> each.plan().dataset().equals(datasetName)
                        && each.state() == Experiment.State.COMPLETE
                        && whole(each))
                .orElseThrow(() -> new CasebookException.Permanent(
                        experiment + " is no complete run over " + datasetName + " as a whole. Nothing was changed."));
        return set(dataset, run, by, why);
    }

    private Dataset found(String name) {
        return cases.dataset(name)
                .orElseThrow(() ->
                        new CasebookException.Permanent("There is no dataset " + name + ". Nothing was changed."));
    }

    private Dataset.Baseline set(Dataset dataset, Experiment run, Doer by, String why) {
        Dataset.Baseline baseline =
                new Dataset.Baseline(run.agent().version(), run.id(), by.who(), why, clock.instant());
        Map<String, String> details = new HashMap<>();
        dataset.baseline().ifPresent(before -> details.put("before", before.experiment()));
        details.put("after", run.id());
        details.put("version", baseline.agentVersion());
        Deed deed = new Deed(baseline.at(), by, Deed.What.BASELINE_SET, dataset.name(), details);
        if (!cases.setBaseline(dataset.name(), dataset.baseline(), baseline, Optional.of(deed))) {
            throw new CasebookException.Retryable("The baseline is being changed at this moment. Try again.");
        }
        return baseline;
    }

    /** A part of the dataset is nothing to compare later runs with. */
    private static boolean whole(Experiment run) {
        return run.plan().suite().orElse(Suite.FULL) == Suite.FULL;
    }
}
