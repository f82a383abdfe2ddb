package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aRunningCasebookIsFoundWellAndATestAlertIsAccepted() throws IOException, InterruptedException {
        int port = Program.freePort();
        Map<String, String> settings = Program.settings(folder.resolve("data"), port);
        try (Program running = Program.start(folder, settings, "start")) {
            untilUp(port);
            try (Program doctor = Program.start(folder, settings, "doctor")) {
                Program.Ended ended = doctor.end(PATIENCE);
                assertThat(ended.out())
                        .contains("in use by the Casebook on port " + port)
                        .containsPattern("ok +source tempo")
                        .containsPattern("ok +slack +signed in as")
                        .containsPattern("ok +alerts grafana +a test alert was accepted");
                assertThat(ended.code()).isZero();
            }
            assertThat(running.running()).isTrue();
        }
    }

    @Test
    void withoutARunningCasebookItSaysWhatDoesNotAnswer() throws IOException, InterruptedException {
        Map<String, String> settings = Program.settings(folder, Program.freePort());
        try (Program doctor = Program.start(folder, settings, "doctor")) {
            Program.Ended ended = doctor.end(PATIENCE);
            assertThat(ended.out()).containsPattern("FAIL +slack +no answer from");
            assertThat(ended.code()).isEqualTo(1);
        }
    }

    private static void untilUp(int port) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, health)) {
                assertThat(System.nanoTime()).as("it comes up in time").isLessThan(end);
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
