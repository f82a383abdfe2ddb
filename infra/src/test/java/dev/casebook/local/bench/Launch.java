package dev.casebook.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a Java program in a process of its own, and reads what it says and what it uses. */
final class Launch {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=96m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Map<String, String> settings;
    private final List<String> flags;

    /**
     * Programs of one kind.
     *
     * @param settings their environment variables; they inherit none of Casebook's
     * @param flags of the JVM, besides those that all have
     */
    Launch(Map<String, String> settings, String... flags) {
        this.settings = Map.copyOf(settings);
        this.flags = List.of(flags);
    }

    /**
     * How a process ended.
     *
     * @param wall from its start to its end, seconds
     * @param lines what it printed
     */
    record Ended(double wall, Spent spent, List<String> lines) {}

    /** Runs a main class of this class path to its end. */
    Ended run(Class<?> main, String... arguments) {
        return run(command(List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments));
    }

    /** Runs a jar to its end. */
    Ended run(Path jar, String... arguments) {
        return run(command(List.of("-jar", jar.toString()), arguments));
    }

    /** Starts a main class of this class path, which ends when its input does. */
    Process start(Class<?> main, String... arguments) {
        return start(command(List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments));
    }

    private Ended run(List<String> command) {
        long start = System.nanoTime();
        Process process = start(command);
        Spent.Watch watch = Spent.watch(process);
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            process.onExit().join();
            return new Ended((System.nanoTime() - start) / 1e9, watch.last(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("CASEBOOK_"));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(program);
        command.addAll(List.of(arguments));
        return command;
    }
}
