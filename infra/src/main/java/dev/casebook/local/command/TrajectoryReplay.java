package dev.casebook.local.command;

import dev.casebook.local.house.Bench;
import dev.casebook.local.trajectories.RecordedAgent;
import dev.casebook.local.trajectories.Trajectories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One recorded trial of a file, standing in for the agent while a command runs; or nothing, where an agent is called. */
final class TrajectoryReplay implements AutoCloseable {
    private static final int LARGEST_K = 8;

    private final Optional<Recording> recording;

    /** What is replayed. */
    private record Recording(Path file, String dataset, int trial, Trajectories trajectories, RecordedAgent agent) {}

    private TrajectoryReplay(Optional<Recording> recording) {
        this.recording = recording;
    }

    static TrajectoryReplay none() {
        return new TrajectoryReplay(Optional.empty());
    }

    static TrajectoryReplay start(Path file, String dataset, int trial) {
        Trajectories trajectories = Trajectories.read(file);
        trajectories.cases(dataset, trial);
        RecordedAgent agent = RecordedAgent.start(trajectories, dataset, trial);
        return new TrajectoryReplay(Optional.of(new Recording(file, dataset, trial, trajectories, agent)));
    }

    private Recording recording() {
        return recording.orElseThrow(() -> new IllegalStateException("nothing is replayed"));
    }

    void importInto(Bench bench) {
        Recording of = recording();
        bench.importCases(
                of.dataset(),
                String.valueOf(of.file().getFileName()),
                of.trajectories().caseLines());
    }

    String url() {
        return recording().agent().url();
    }

    String version() {
        return recording().agent().version();
    }

    List<String> cases() {
        return recording()
                .trajectories()
                .cases(recording().dataset(), recording().trial());
    }

    /** What the recordings alone say: pass^k for each k of which there are tasks; nothing where nothing is replayed. */
    List<String> lines() {
        if (recording.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int k = 1; k <= LARGEST_K; k++) {
            int tasks = recording().trajectories().tasks(k);
            int tries = k;
            recording()
                    .trajectories()
                    .passHat(k)
                    .ifPresent(value -> lines.add(String.format(
                            Locale.ROOT,
                            "pass^%d of the recordings: %.3f (tasks with at least %d trials: %d)",
                            tries,
                            value,
                            tries,
                            tasks)));
        }
        return lines;
    }

    @Override
    public void close() {
        recording.ifPresent(of -> of.agent().close());
    }
}
