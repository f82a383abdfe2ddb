package dev.casebook.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager, as Debian ships it, in front of the program. */
class AlertmanagerTest {
    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "a-token-of-the-tests";

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void anAlertThatFiresRepeatsAndIsResolvedIsOneIncidentThatSaysSo() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(BINARY),
                "SKIPPED: prometheus-alertmanager is not installed (apt package of that name)");
        int port = Program.freePort();
        Map<String, String> settings = new HashMap<>(Program.settings(folder.resolve("data"), port));
        settings.put("CASEBOOK_CONFIG", configuration().toString());
        settings.put("ALERTMANAGER_TOKEN", TOKEN);
        int alertmanager = Program.freePort();
        try (Program casebook = Program.start(folder, settings, "start");
                Program sender = Program.launch(folder, Map.of(), command(alertmanager, port))) {
            Channel channel = new Channel(casebook, port);
            channel.awaitHealth(PATIENCE);
            awaitReady(channel, alertmanager);
            Instant began = Instant.now();

            post(alertmanager, began, Instant.now().plusSeconds(600));
            JsonNode fired = incident(channel, "fired", incident -> true);
            assertThat(fired.path("occurrences").asInt()).isEqualTo(1);

            JsonNode repeated = incident(
                    channel,
                    "repeated",
                    incident -> incident.path("occurrences").asInt() == 2);
            assertThat(repeated.path("incident")).isEqualTo(fired.path("incident"));
            assertThat(repeated.has("quiet_since")).isFalse();

            post(alertmanager, began, Instant.now());
            JsonNode resolved = incident(channel, "resolved", incident -> incident.has("quiet_since"));
            assertThat(resolved.path("incident")).isEqualTo(fired.path("incident"));
            assertThat(resolved.path("state").asText()).isEqualTo("OPEN");
            assertThat(sender.running()).isTrue();
        }
    }

    /** The incident of the dataset that only this Alertmanager's route leads to. */
    private static JsonNode incident(Channel channel, String what, Predicate<JsonNode> wanted) {
        return channel.await(
                what,
                PATIENCE,
                () -> channel.metadata("casebook.incident").stream()
                        .filter(incident -> incident.path("dataset").asText().equals("from-alertmanager"))
                        .filter(wanted)
                        .findFirst());
    }

    private Path configuration() throws IOException {
        return Files.writeString(folder.resolve("casebook.yaml"), """
                agents:
                  clinic:
                    url: ${CASEBOOK_PUBLIC_URL}/agents/clinic/{version}
                    deployed: buggy
                    recorded_tools: true
                    channel: C0INCIDENTS
                sources:
                  tempo: {type: tempo, url: '${CASEBOOK_PUBLIC_URL}/tempo'}
                alerts:
                  grafana:
                    type: grafana
                    secrets: [GRAFANA_WEBHOOK_SECRET]
                    routes: [{agent: clinic}]
                  prometheus:
                    type: alertmanager
                    secrets: [ALERTMANAGER_TOKEN]
                    routes: [{match: {service: checkout}, agent: clinic, dataset: from-alertmanager}]
                """);
    }

    private List<String> command(int own, int casebook) throws IOException {
        Path configuration = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: casebook, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 11s}
                receivers:
                  - name: casebook
                    webhook_configs:
                      - url: http://127.0.0.1:%d/alerts/prometheus
                        http_config: {authorization: {credentials: %s}}
                """.formatted(casebook, TOKEN));
        return List.of(
                BINARY.toString(),
                "--config.file=" + configuration,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + own,
                "--cluster.listen-address=");
    }

    private void awaitReady(Channel channel, int port) {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready"))
                .build();
        channel.await("saw Alertmanager ready", PATIENCE, () -> status(ready).filter(status -> status == 200));
    }

    private void post(int port, Instant began, Instant ends) {
        String alerts = Json.mapper()
                .createArrayNode()
                .add(Json.mapper()
                        .createObjectNode()
                        .put("startsAt", began.toString())
                        .put("endsAt", ends.toString())
                        .<ObjectNode>set(
                                "labels",
                                Json.mapper()
                                        .createObjectNode()
                                        .put("alertname", "ToolErrors")
                                        .put("service", "checkout")))
                .toString();
        assertThat(status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(alerts))
                        .build()))
                .contains(200);
    }

    private Optional<Integer> status(HttpRequest request) {
        try {
            return Optional.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
