package dev.casebook.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a class of this class path in a process of its own, and reads what it says. */
final class Launch {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Launch() {}

    /**
     * How a process ended.
     *
     * @param wall from its start to its end, seconds
     * @param lines what it printed besides what it spent
     */
    record Ended(double wall, Spent spent, List<String> lines) {}

    static Process start(Class<?> main, Map<String, String> settings, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("CASEBOOK_"));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    static Ended run(Class<?> main, Map<String, String> settings, List<String> flags, String... arguments) {
        long start = System.nanoTime();
        Process process = start(main, settings, flags, arguments);
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = new ArrayList<>(out.lines().toList());
            process.onExit().join();
            double wall = (System.nanoTime() - start) / 1e9;
            Spent spent = lines.stream()
                    .filter(Spent::said)
                    .map(Spent::read)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("it ended early and said " + lines));
            lines.removeIf(Spent::said);
            return new Ended(wall, spent, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
