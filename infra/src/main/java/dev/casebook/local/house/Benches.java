package dev.casebook.local.house;

import dev.casebook.CasebookException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the Casebook that commands talk to: the team's on AWS where {@code CASEBOOK_TABLE} names its table, else the one that runs on
 * the data folder, or one opened in this process.
 */
public final class Benches {

    private static final int CONNECT_MILLIS = 2_000;

    private Benches() {}

    /**
     * Opens the way to it.
     *
     * @throws CasebookException.Permanent when the data folder is in use by a process that does not answer
     */
    public static Bench open(LocalSettings settings) {
        if (TeamBench.isNamed(settings)) {
            return TeamBench.open(settings);
        }
        Optional<Bench> running = running(settings);
        if (running.isPresent()) {
            return running.get();
        }
        Engine engine = Engine.open(settings);
        engine.start();
        return new EngineBench(engine);
    }

    private static Optional<Bench> running(LocalSettings settings) {
        Path secrets = settings.data().resolve("secrets.json");
        if (!secrets.toFile().exists() || !listens(settings.port())) {
            return Optional.empty();
        }
        String token = LocalSecrets.open(settings.data(), settings.environment(), new SecureRandom())
                .own(LocalSecrets.CONTROL_TOKEN);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        RemoteBench bench = new RemoteBench(client, settings.port(), token);
        return bench.answers() ? Optional.of(bench) : Optional.empty();
    }

    /** Asked before an HTTP client is made, which takes a third of a second. */
    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
