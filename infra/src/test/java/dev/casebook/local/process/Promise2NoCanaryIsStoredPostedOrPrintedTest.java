package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 2, on the whole program: a patient tells the agent who he is, a person adds that conversation as a case, and the case
 * is evaluated. Looked at are the bytes of the data file (cases, results, traces, queues with their dead letters, also deleted
 * rows), those of the local Slack, and what the program printed. Only the trace store, which is the agent's own, knows.
 */
@Timeout(180)
class Promise2NoCanaryIsStoredPostedOrPrintedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CANARIES =
            List.of("canary.one@example.org", "4539578763621486", "415 736 2671", "Canaria", "Vogelsang");
    private static final String MESSAGE =
            "My name is Canaria Vogelsang, canary.one@example.org, +1 415 736 2671. Please charge"
                    + " 4539578763621486. Is Dr. Okafor available tomorrow morning?";

    @TempDir
    private Path folder;

    @Test
    void whatAPatientSaidIsInNoFileNoMessageAndNoLog() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        int port = Program.freePort();
        try (Program house = Program.start(folder, Program.settings(data, port), "start")) {
            Channel channel = new Channel(house, port);
            channel.awaitReproduction(PATIENCE);
            channel.type("/casebook add " + said(port));
            channel.await(
                    "replayed the case",
                    PATIENCE,
                    () -> channel.metadata("casebook.incident").stream()
                            .filter(incident -> incident.path("state").asText().equals("REPRODUCED"))
                            .skip(1)
                            .findFirst());
            channel.type("/casebook eval clinic --agent-version fixed");
            channel.await(
                    "evaluated",
                    PATIENCE,
                    () -> channel.metadata("casebook.experiment").stream()
                            .filter(run -> run.path("state").asText().equals("COMPLETE"))
                            .findFirst());

            assertThat(CANARIES).allSatisfy(canary -> {
                assertThat(bytes(data, "casebook.db")).doesNotContain(canary);
                assertThat(bytes(data, "slack.db")).doesNotContain(canary);
                assertThat(house.printed()).doesNotContain(canary);
            });
            assertThat(house.printed()).contains("My name is Person A, e-mail A, phone A. Please charge card A.");
            assertThat(bytes(data, "casebook.db")).contains("<EMAIL:k1:", "<CARD:k1:", "<NAME:k1:");
        }
    }

    /** Says it to the deployed version and returns the trace's reference. */
    private static String said(int port) throws IOException, InterruptedException {
        String body = Json.mapper()
                .createObjectNode()
                .set("input", Json.mapper().createObjectNode().put("message", MESSAGE))
                .toString();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/agents/clinic/buggy"))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode told = Json.mapper().readTree(answer.body());
            return told.path("trace_ref").asText();
        }
    }

    /** The file and what SQLite keeps beside it. */
    private static String bytes(Path data, String name) {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(name))
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }
}
