package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in a process of its own, from the classes under test. Closing it kills it. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** How it ended. */
    record Ended(int code, String out, String err) {}

    /**
     * Starts it.
     *
     * @param folder its working directory, which also takes what it prints
     * @param settings its environment variables; it inherits none of Casebook's
     */
    static Program start(Path folder, Map<String, String> settings, String... arguments) throws IOException {
        return launch(folder, settings, command(arguments));
    }

    static Program launch(Path folder, Map<String, String> settings, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CASEBOOK_"));
        builder.environment().putAll(settings);
        return new Program(builder.start(), out, err);
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.casebook.local.Casebook"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A port of loopback that nobody listens on at this moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Map<String, String> settings(Path data, int port) {
        return Map.of("CASEBOOK_DATA", data.toString(), "CASEBOOK_PORT", String.valueOf(port));
    }

    /** Waits for its own end. */
    Ended end(Duration patience) throws IOException, InterruptedException {
        boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as(() -> "ends by itself; it printed " + printed()).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Takes it down as a power cut would, and returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor()).as("ended by a signal").isNotZero();
    }

    boolean running() {
        return process.isAlive();
    }

    Stream<ProcessHandle> children() {
        return process.children();
    }

    String printed() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException e) {
            return "nothing that can be read";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
