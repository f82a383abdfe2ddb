package dev.casebook.local.command;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.casefile.Suite;
import dev.casebook.diff.Diff;
import dev.casebook.diff.DiffText;
import dev.casebook.evaluation.Experiment;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an experiment from a laptop or CI. Exit codes: 0 ready, 1 not ready, 2 cannot tell, 3 error. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Run an agent version over a dataset and say what changed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:ready", "1:not ready", "2:cannot tell", "3:error"})
public final class EvalCommand implements Callable<Integer> {
    private static final long LOOK_AGAIN_NANOS = 100_000_000;
    private static final long SOON_NANOS = 10_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "The dataset to run.")
    private String dataset = "";

    @Option(names = "--agent-version", description = "The version under test; the deployed one if left out.")
    private @Nullable String agentVersion;

    @Option(names = "--agent-url", description = "An address of the agent for this run alone.")
    private @Nullable String agentUrl;

    @Option(names = "--case", description = "A case to run, by its eight characters; may be repeated.")
    private List<String> cases = new ArrayList<>();

    @Option(
            names = "--suite",
            description = "full, or smoke: a steady choice of 80 cases with the newest regressions; full if left out.")
    private @Nullable String suite;

    @Option(
            names = "--trials",
            description = "Planned trials of each case, 1 to 20; if left out 1, or 3 when there is no baseline yet.")
    private int trials = Job.Evaluate.Options.USUAL_TRIALS;

    @Option(names = "--against", description = "The experiment to compare with; the baseline if left out.")
    private @Nullable String against;

    @Option(names = "--branch", description = "Kept with the experiment.")
    private @Nullable String branch;

    @Option(names = "--commit", description = "Kept with the experiment.")
    private @Nullable String commit;

    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            description = "Replay recorded runs (tau-bench format) instead of calling an agent.")
    private @Nullable Path trajectories;

    @Option(names = "--trial", description = "Which recorded trial to replay (default 0).")
    private int trial;

    @Option(names = "--name", description = "Begins the run's name; kept with the experiment.")
    private @Nullable String name;

    @Option(names = "--model", description = "The model that the agent is asked to use; kept with the experiment.")
    private @Nullable String model;

    @Option(names = "--temperature", description = "Kept with the experiment; not passed to the agent.")
    private @Nullable String temperature;

    @Option(names = "--json", description = "Print the result as JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec == null
                ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        try (Bench bench = Benches.open(LocalSettings.ofProcess());
                TrajectoryReplay replay = recorded(bench)) {
            String id = bench.start(dataset, options());
            Bench.Progress end = watch(bench, id, out);
            if (!json) {
                replay.lines().forEach(out::println);
            }
            print(end, out);
            return exitCode(end);
        }
    }

    /** Makes cases of the recorded tasks, and the recording the agent under test. */
    private TrajectoryReplay recorded(Bench bench) {
        if (trajectories == null) {
            return TrajectoryReplay.none();
        }
        if (agentUrl != null || agentVersion != null || trials > 1) {
            throw new CasebookException.Permanent(
                    "A recording is the agent itself and is played once: leave out --agent-url, --agent-version and"
                            + " --trials. Nothing was run.");
        }
        TrajectoryReplay replay = TrajectoryReplay.start(trajectories, dataset, trial);
        replay.importInto(bench);
        trials = 1;
        agentUrl = replay.url();
        agentVersion = replay.version();
        cases = cases.isEmpty() ? replay.cases() : cases;
        return replay;
    }

    private Job.Evaluate.Options options() {
        return new Job.Evaluate.Options(
                Optional.ofNullable(agentVersion),
                Optional.ofNullable(agentUrl),
                cases,
                trials,
                Optional.ofNullable(against),
                Optional.ofNullable(branch),
                Optional.ofNullable(commit),
                Optional.ofNullable(suite).map(EvalCommand::suite),
                label());
    }

    private Optional<RunLabel> label() {
        RunLabel label =
                new RunLabel(Optional.ofNullable(name), Optional.ofNullable(model), Optional.ofNullable(temperature));
        return name == null && model == null && temperature == null ? Optional.empty() : Optional.of(label);
    }

    private static Suite suite(String typed) {
        return Suite.typed(typed)
                .orElseThrow(() -> new CasebookException.Permanent(
                        "There is no suite " + typed + ". Nothing was started. There are full and smoke."));
    }

    private Bench.Progress watch(Bench bench, String id, PrintWriter out) {
        int shown = -1;
        boolean first = true;
        while (true) {
            Bench.Progress now = bench.progress(id);
            if (first && !json) {
                now.expected().ifPresent(expected -> out.println(Figures.expected(expected)));
                first = false;
            }
            int tenths = now.total() == 0 ? 0 : now.done() * 10 / now.total();
            if (!json && tenths != shown) {
                out.printf(
                        "%s %s: %d of %d%n",
                        id, now.state().name().toLowerCase(java.util.Locale.ROOT), now.done(), now.total());
                out.flush();
                shown = tenths;
            }
            if (now.over()) {
                return now;
            }
            LockSupport.parkNanos(now.done() < now.total() ? LOOK_AGAIN_NANOS : SOON_NANOS);
        }
    }

    private void print(Bench.Progress end, PrintWriter out) {
        if (json) {
            out.println(Json.mapper().valueToTree(end).toString());
        } else if (end.diff().isPresent()) {
            DiffText.lines(end.diff().get()).forEach(out::println);
        } else if (end.state() == Experiment.State.CANCELLED) {
            out.printf("Cancelled: %d of %d trials had run. Nothing was compared.%n", end.done(), end.total());
        } else {
            out.printf("%d of %d trials passed.%n", end.passed(), end.total());
            end.said().forEach(out::println);
        }
        if (!json) {
            end.totals().ifPresent(totals -> out.println(Figures.used(totals)));
        }
        out.flush();
    }

    private static int exitCode(Bench.Progress end) {
        if (end.state() == Experiment.State.CANCELLED) {
            return 2;
        }
        return end.diff().map(EvalCommand::exitCode).orElse(2);
    }

    private static int exitCode(Diff diff) {
        return switch (diff.verdict().ready()) {
            case YES -> 0;
            case NO -> 1;
            case CANNOT_TELL -> 2;
        };
    }
}
