package dev.casebook.local.trajectories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import dev.casebook.statistics.PassAtK;
import dev.casebook.statistics.TrialCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of recorded runs: a JSON list of {@code {"task_id", "trial", "reward", "traj": [messages], "info": {"task": {…}}}}, as
 * tau-bench publishes them (sierra-research/tau-bench, historical_trajectories). Immutable.
 */
public final class Trajectories {
    private final List<Trajectory> runs;

    private Trajectories(List<Trajectory> runs) {
        this.runs = List.copyOf(runs);
    }

    /**
     * Reads a file.
     *
     * @throws CasebookException.Permanent when it cannot be read, is not such a list, or holds a trial of a task twice
     */
    public static Trajectories read(Path file) {
        JsonNode list = json(file);
        if (!list.isArray() || list.isEmpty()) {
            throw new CasebookException.Permanent(
                    "The file " + file + " is not a list of trajectories. Nothing was run.");
        }
        List<Trajectory> runs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode record : list) {
            Trajectory run = Trajectory.of(record, runs.size() + 1);
            if (!seen.add(run.task() + "#" + run.trial())) {
                throw new CasebookException.Permanent(
                        "The file holds trial " + run.trial() + " of task " + run.task() + " twice. Nothing was run.");
            }
            runs.add(run);
        }
        return new Trajectories(runs);
    }

    private static JsonNode json(Path file) {
        try {
            return Json.mapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new CasebookException.Permanent("The file " + file + " cannot be read as JSON. Nothing was run.");
        }
    }

    /** Every task once, as lines of an import. */
    public List<String> caseLines() {
        Map<String, String> lines = new LinkedHashMap<>();
        runs.forEach(run -> lines.putIfAbsent(run.task(), run.caseLine()));
        return List.copyOf(lines.values());
    }

    /**
     * The display ids of the cases of which a trial was recorded.
     *
     * @throws CasebookException.Permanent when there is none
     */
    public List<String> cases(String dataset, int trial) {
        List<String> ids = runs.stream()
                .filter(run -> run.trial() == trial)
                .map(run -> CaseId.imported(dataset, run.task()).display())
                .toList();
        if (ids.isEmpty()) {
            Set<Integer> trials = new TreeSet<>();
            runs.forEach(run -> trials.add(run.trial()));
            throw new CasebookException.Permanent(
                    "The file has no trial " + trial + ". Nothing was run. There are: " + trials + ".");
        }
        return ids;
    }

    /** The recording of one trial of a case, by the case's whole id. */
    Optional<Trajectory> of(String dataset, String caseId, int trial) {
        return runs.stream()
                .filter(run -> run.trial() == trial
                        && CaseId.imported(dataset, run.task()).value().equals(caseId))
                .findFirst();
    }

    /** How often the tasks with at least so many recorded trials passed, which is a reward of 1. */
    List<TrialCounts> counts(int trials) {
        Map<String, TrialCounts> byTask = new LinkedHashMap<>();
        for (Trajectory run : runs) {
            boolean passed = run.reward() >= 1;
            byTask.merge(
                    run.task(),
                    new TrialCounts(passed ? 1 : 0, passed ? 0 : 1),
                    (one, other) -> new TrialCounts(one.passed() + other.passed(), one.failed() + other.failed()));
        }
        return byTask.values().stream().filter(task -> task.total() >= trials).toList();
    }

    /** How many tasks have at least k recorded trials. */
    public int tasks(int k) {
        return counts(k).size();
    }

    /** pass^k over the tasks with at least k recorded trials; empty when there is none. */
    public OptionalDouble passHat(int k) {
        List<TrialCounts> counts = counts(k);
        return counts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(PassAtK.meanAll(counts, k));
    }
}
