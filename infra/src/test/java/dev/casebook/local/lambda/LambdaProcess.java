package dev.casebook.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One cold start: a function's artifact on the class path, Lambda's runtime client as the main class, one event. */
final class LambdaProcess {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final long PATIENCE_SECONDS = 60;
    private static final String SNAPSHOT = "snap-start";

    private LambdaProcess() {}

    /**
     * What it came to.
     *
     * @param body that the function answered, or its error
     * @param initMillis from the process's start to its first question for an event
     * @param responseMillis from the process's start to the answer
     * @param cpuMillis of all its threads, up to the answer
     * @param rssMib the most that was resident; 0 where the system does not say
     * @param log what it printed
     */
    record ColdStart(
            String body,
            boolean error,
            double initMillis,
            double responseMillis,
            long cpuMillis,
            double rssMib,
            String log) {}

    /**
     * Starts it, has it answer one event, and ends it.
     *
     * @param artifact the folder that is deployed, with its jars in {@code lib}
     * @param handler as the template names it
     */
    static ColdStart run(Path artifact, String handler, Map<String, String> settings, String event)
            throws IOException, InterruptedException {
        return run(artifact, handler, settings, event, ports -> {});
    }

    /**
     * The same as from a snapshot, which is not really taken: the process just goes on.
     *
     * @param atSnapshot told when it would be: the ports that the process is connected to, but for the runtime's own
     */
    static ColdStart fromSnapshot(Deployed function, Map<String, String> settings, Consumer<Set<Integer>> atSnapshot)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", SNAPSHOT);
        return run(function.artifact(), function.handler(), all, function.event(), atSnapshot);
    }

    private static ColdStart run(
            Path artifact,
            String handler,
            Map<String, String> settings,
            String event,
            Consumer<Set<Integer>> atSnapshot)
            throws IOException, InterruptedException {
        try (RuntimeApi api = new RuntimeApi()) {
            CompletableFuture<Process> started = new CompletableFuture<>();
            api.atSnapshot(() -> atSnapshot.accept(Connections.of(started.join().pid(), api.port())));
            var came = api.invoke(event);
            long start = System.nanoTime();
            Path log = Files.createTempFile("lambda", ".log");
            Process process = start(artifact, handler, settings, api.address(), log);
            started.complete(process);
            try {
                RuntimeApi.Came answer = came.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                long cpu = process.info().totalCpuDuration().orElseThrow().toMillis();
                return new ColdStart(
                        answer.body(),
                        answer.error(),
                        (api.ready().join() - start) / 1e6,
                        (answer.nanos() - start) / 1e6,
                        cpu,
                        peak(process),
                        Files.readString(log));
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(handler + " did not answer", e);
            } finally {
                process.destroyForcibly();
                process.onExit().join();
                Files.delete(log);
            }
        }
    }

    private static Process start(Path artifact, String handler, Map<String, String> settings, String api, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                "--enable-native-access=ALL-UNNAMED",
                // As the managed runtime does, so that org.crac finds it.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                artifact + ":" + artifact.resolve("lib") + "/*:" + runtimeClient(),
                CLIENT,
                handler));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CASEBOOK_"));
        builder.environment().putAll(settings);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api);
        builder.environment().put("_HANDLER", handler);
        return builder.start();
    }

    /** The jars that the managed runtime brings along. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.contains("aws-lambda-java-runtime-interface-client")
                        || entry.contains("aws-lambda-java-serialization"))
                .collect(Collectors.joining(":"));
    }

    /** Bytes of all files of an artifact. */
    static long size(Path artifact) throws IOException {
        try (Stream<Path> files = Files.walk(artifact)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static double peak(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
