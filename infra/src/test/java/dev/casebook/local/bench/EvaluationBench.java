package dev.casebook.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evaluations of 700 cases at 50 ms and concurrency 8, and of 5,000 and 50,000 cases at 0 ms and concurrency 32, by the
 * {@code casebook} program, each beside a bare loop that makes the same calls. What is measured is an evaluation that has a
 * baseline, so it ends in a diff.
 *
 * <p>Read the ratios: seconds depend on what else the machine does. Arguments: the program's jar, and {@code quick} to leave the
 * 50,000 out.
 */
public final class EvaluationBench {
    private static final int WARM_RUNS = 6;

    private final Path jar;

    private EvaluationBench(Path jar) {
        this.jar = jar;
    }

    /** What is run. */
    private record Load(int cases, int millis, int concurrency) {
        /** No engine can be faster than the agent. */
        double ideal() {
            return cases * (double) millis / concurrency / 1_000;
        }
    }

    public static void main(String[] arguments) throws IOException {
        EvaluationBench bench = new EvaluationBench(Path.of(arguments[0]));
        System.out.printf(
                "%-50s %8s %8s %8s %9s %8s %9s%n",
                "what", "wall s", "x ideal", "x bare", "cases/s", "CPU s", "RSS MiB");
        bench.measure(new Load(700, 50, 8));
        bench.measure(new Load(5_000, 0, 32));
        if (arguments.length == 1) {
            bench.measure(new Load(50_000, 0, 32));
        }
    }

    private void measure(Load load) throws IOException {
        Path folder = Files.createTempDirectory("casebook-bench");
        Process agent = new Launch(Map.of(), "-Xmx64m").start(MockAgent.class, String.valueOf(load.millis()));
        try {
            BufferedReader says = agent.inputReader();
            String port = says.readLine();
            Launch.Ended bare = new Launch(Map.of(), "-Xmx64m")
                    .run(BareLoop.class, port, String.valueOf(load.cases()), String.valueOf(load.concurrency()));
            row(load, "bare loop, whole process", bare.wall(), bare);
            measure(load, prepared(folder, load, "http://localhost:" + port + "/"), bare, folder.resolve("start.aot"));
        } finally {
            agent.destroy();
            delete(folder);
        }
    }

    private void measure(Load load, Map<String, String> settings, Launch.Ended bare, Path start) {
        good(new Launch(settings, "-Xmx160m").run(jar, "eval", "bench"));
        // Trained on a run that has something to compare with.
        good(new Launch(settings, "-Xmx160m", "-XX:AOTCacheOutput=" + start).run(jar, "eval", "bench"));
        Launch.Ended second = good(new Launch(settings, "-Xmx160m", "-XX:AOTCache=" + start).run(jar, "eval", "bench"));
        row(load, "casebook eval, start to diff", bare.wall(), second);
        if (load.cases() <= 5_000) {
            Launch.Ended warm =
                    new Launch(settings, "-Xmx160m").run(WarmRuns.class, "bench", String.valueOf(WARM_RUNS));
            double best = warm.lines().stream()
                    .skip(1)
                    .mapToDouble(EvaluationBench::seconds)
                    .min()
                    .orElseThrow();
            row(
                    load,
                    "warm, best of " + (WARM_RUNS - 1),
                    seconds(bare.lines().getFirst()),
                    new Launch.Ended(best, warm.spent(), List.of()));
        }
    }

    private static Launch.Ended good(Launch.Ended ended) {
        if (ended.lines().stream().noneMatch(line -> line.startsWith("Ready: YES") || line.contains("trials passed"))) {
            throw new IllegalStateException("it should have come to a good end, and said " + ended.lines());
        }
        return ended;
    }

    private static double seconds(String line) {
        return Double.parseDouble(line.substring("run ".length()));
    }

    private static void row(Load load, String what, double bare, Launch.Ended ended) {
        System.out.printf(
                Locale.ROOT,
                "%-50s %8.3f %8s %8.2f %9.0f %8.2f %9.0f%n",
                load.cases() + " at " + load.millis() + " ms: " + what,
                ended.wall(),
                load.millis() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", ended.wall() / load.ideal()),
                ended.wall() / bare,
                load.cases() / ended.wall(),
                ended.spent().cpu(),
                ended.spent().rss());
        System.out.flush();
    }

    /** A data folder with the cases imported. */
    private Map<String, String> prepared(Path folder, Load load, String url) throws IOException {
        Path config = Files.writeString(folder.resolve("bench.yaml"), """
                agents:
                  bench:
                    url: %s
                    deployed: now
                evaluation:
                  max_concurrency: %d
                """.formatted(url, load.concurrency()));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < load.cases(); i++) {
            rows.add("""
                    {"id": "case-%1$d", "input": "Please book me on Tuesday, patient %1$d.", "reference": \
                    {"text": "You are booked for Tuesday at 15:00.", "tool_calls": [{"name": "book", "arguments": \
                    {"slot": "15:00"}}]}, "evaluators": [{"type": "contains", "value": "booked"}, \
                    {"type": "facts-match"}, {"type": "tool-call-correct"}]}""".formatted(i));
        }
        Path file = Files.write(folder.resolve("cases.jsonl"), rows);
        Map<String, String> settings = Map.of(
                "CASEBOOK_DATA", folder.resolve("data").toString(),
                "CASEBOOK_PORT", "9",
                "CASEBOOK_CONFIG", config.toString());
        new Launch(settings, "-Xmx512m").run(jar, "import", "bench", file.toString());
        return settings;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
