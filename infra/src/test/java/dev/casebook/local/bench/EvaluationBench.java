package dev.casebook.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evaluations of 700 cases at 50 ms and concurrency 8, and of 5,000 and 50,000 cases at 0 ms and concurrency 32, each beside a
 * bare loop that makes the same calls. The second evaluation of a dataset is the one that is measured: it ends in a diff.
 *
 * <p>Read the ratios: seconds depend on what else the machine does. Argument: {@code quick} leaves the 50,000 out.
 */
public final class EvaluationBench {
    private static final int WARM_RUNS = 6;

    private EvaluationBench() {}

    /** What is run. */
    private record Load(int cases, int millis, int concurrency, List<String> flags) {
        /** No engine can be faster than the agent. */
        double ideal() {
            return cases * (double) millis / concurrency / 1_000;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Load small = new Load(700, 50, 8, List.of("-Xmx128m"));
        Load middle = new Load(5_000, 0, 32, List.of("-Xmx128m"));
        Load large = new Load(50_000, 0, 32, List.of("-Xmx128m"));
        heading();
        measured(small, true);
        measured(middle, true);
        if (arguments.length == 0 || !arguments[0].equals("quick")) {
            measured(large, false);
        }
    }

    private static void heading() {
        System.out.printf(
                "%-34s %8s %8s %8s %9s %8s %9s%n",
                "what", "wall s", "x ideal", "x bare", "cases/s", "CPU s", "RSS MiB");
    }

    private static void measured(Load load, boolean warm) throws IOException {
        Path folder = Files.createTempDirectory("casebook-bench");
        Process agent = Launch.start(MockAgent.class, Map.of(), List.of("-Xmx64m"), String.valueOf(load.millis()));
        try {
            String port = firstLine(agent);
            Launch.Ended bare = Launch.run(
                    BareLoop.class,
                    Map.of(),
                    List.of("-Xmx64m"),
                    port,
                    String.valueOf(load.cases()),
                    String.valueOf(load.concurrency()));
            row(load, "bare loop, whole process", bare.wall(), bare);
            String url = "http://localhost:" + port + "/";
            Map<String, String> settings = prepared(folder, load, url);
            command(load, settings, "eval", "bench", "--agent-url", url);
            Launch.Ended second = command(load, settings, "eval", "bench", "--agent-url", url);
            row(load, "casebook eval, start to diff", bare.wall(), second);
            if (warm) {
                warm(load, settings, url, bare);
            }
        } finally {
            agent.destroy();
            delete(folder);
        }
    }

    private static Launch.Ended command(Load load, Map<String, String> settings, String... arguments) {
        Launch.Ended ended = Launch.run(MeasuredCommand.class, settings, load.flags(), arguments);
        if (ended.lines().stream().noneMatch(line -> line.startsWith("Ready: YES") || line.contains("cases passed"))) {
            throw new IllegalStateException("it should have come to a good end, and said " + ended.lines());
        }
        return ended;
    }

    private static void warm(Load load, Map<String, String> settings, String url, Launch.Ended bare) {
        Launch.Ended runs = Launch.run(WarmRuns.class, settings, load.flags(), "bench", url, String.valueOf(WARM_RUNS));
        double best = runs.lines().stream()
                .filter(line -> line.startsWith("run "))
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring("run ".length())))
                .min()
                .orElseThrow();
        row(
                load,
                "warm, best of " + (WARM_RUNS - 1),
                bare.spent().wall(),
                new Launch.Ended(best, runs.spent(), List.of()));
    }

    private static void row(Load load, String what, double bare, Launch.Ended ended) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.3f %8s %8.2f %9.0f %8.2f %9.0f%n",
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
    private static Map<String, String> prepared(Path folder, Load load, String url) throws IOException {
        Path config = Files.writeString(folder.resolve("bench.yaml"), """
                agents:
                  bench:
                    url: %s
                evaluation:
                  max_concurrency: %d
                """.formatted(url, load.concurrency()));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < load.cases(); i++) {
            rows.add(("{\"id\":\"case-%1$d\",\"input\":\"Please book me on Tuesday, patient %1$d.\",\"reference\":"
                            + "{\"text\":\"You are booked for Tuesday at 15:00.\",\"tool_calls\":[{\"name\":\"book\",\"arguments\":"
                            + "{\"slot\":\"15:00\"}}]},\"evaluators\":[{\"type\":\"contains\",\"value\":\"booked\"},"
                            + "{\"type\":\"facts-match\"},{\"type\":\"tool-call-correct\"}]}")
                    .formatted(i));
        }
        Path file = Files.write(folder.resolve("cases.jsonl"), rows);
        Map<String, String> settings = Map.of(
                "CASEBOOK_DATA", folder.resolve("data").toString(),
                "CASEBOOK_PORT", "9",
                "CASEBOOK_CONFIG", config.toString());
        Launch.run(MeasuredCommand.class, settings, List.of("-Xmx512m"), "import", "bench", file.toString());
        return settings;
    }

    private static String firstLine(Process process) {
        try {
            BufferedReader out = process.inputReader();
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
