package dev.casebook.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Cold starts of every function's artifact on Lambda's runtime client, beside a bare handler on Jackson in the same run.
 *
 * <p>Medians of {@value #RUNS} fresh processes each, taken in turns so that the machine's load is shared. Read the CPU and the
 * ratio: wall times on a busy machine say little, and none of this is a Lambda with its own clock.
 */
public final class ColdStartBench {
    private static final int RUNS = 5;

    private ColdStartBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path bareArtifact = bareArtifact(Path.of("../bot/target/front"));
        List<Deployed> functions = new ArrayList<>();
        functions.add(new Deployed(
                "bare Jackson handler",
                bareArtifact,
                BareHandler.class.getName() + "::handleRequest",
                Deployed.all().getFirst().event()));
        functions.addAll(Deployed.all());
        List<List<LambdaProcess.ColdStart>> starts = new ArrayList<>();
        functions.forEach(each -> starts.add(new ArrayList<>()));
        try (StubAccount account = new StubAccount()) {
            for (int run = 0; run < RUNS; run++) {
                for (int i = 0; i < functions.size(); i++) {
                    Deployed each = functions.get(i);
                    starts.get(i)
                            .add(LambdaProcess.run(
                                    each.artifact(), each.handler(), each.settings(account.address()), each.event()));
                }
            }
            print(functions, starts);
        } finally {
            delete(bareArtifact);
        }
    }

    private static void print(List<Deployed> functions, List<List<LambdaProcess.ColdStart>> starts) throws IOException {
        System.out.printf(
                "%-22s %9s %12s %8s %8s %9s %12s%n",
                "function", "init ms", "response ms", "CPU ms", "x bare", "RSS MiB", "artifact MB");
        double bare = median(starts.getFirst(), LambdaProcess.ColdStart::cpuMillis);
        for (int i = 0; i < functions.size(); i++) {
            List<LambdaProcess.ColdStart> runs = starts.get(i);
            double cpu = median(runs, LambdaProcess.ColdStart::cpuMillis);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %9.0f %12.0f %8.0f %8.2f %9.0f %12.1f%s%n",
                    functions.get(i).name(),
                    median(runs, LambdaProcess.ColdStart::initMillis),
                    median(runs, LambdaProcess.ColdStart::responseMillis),
                    cpu,
                    cpu / bare,
                    median(runs, LambdaProcess.ColdStart::rssMib),
                    LambdaProcess.size(functions.get(i).artifact()) / 1e6,
                    runs.stream().anyMatch(LambdaProcess.ColdStart::error) ? "  FAILED" : "");
        }
    }

    private static double median(
            List<LambdaProcess.ColdStart> runs, java.util.function.ToDoubleFunction<LambdaProcess.ColdStart> figure) {
        return runs.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The bare handler's class, with Jackson and the event types and nothing else. */
    private static Path bareArtifact(Path front) throws IOException {
        Path artifact = Files.createTempDirectory("casebook-bare");
        Path lib = Files.createDirectory(artifact.resolve("lib"));
        try (Stream<Path> jars = Files.list(front.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                String name = jar.getFileName().toString();
                if (name.startsWith("jackson-") || name.startsWith("aws-lambda-") || name.startsWith("joda-")) {
                    Files.copy(jar, lib.resolve(name));
                }
            }
        }
        Path jar = lib.resolve("bare.jar");
        String entry = BareHandler.class.getName().replace('.', '/') + ".class";
        try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar));
                var in = BareHandler.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new java.util.jar.JarEntry(entry));
            if (in != null) {
                in.transferTo(out);
            }
        }
        return artifact;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
