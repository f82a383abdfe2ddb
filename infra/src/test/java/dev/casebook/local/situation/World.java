package dev.casebook.local.situation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.clinic.Clinic;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.House;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.local.slack.content.Json;
import dev.casebook.work.Job;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The world around Casebook: a clinic whose agent talks to patients, its monitoring, its people in Slack, and the time of day. */
public final class World implements AutoCloseable {
    private static final String TOKEN = "a-token-of-the-tests";

    final Person sam;
    final Person imani;
    final Person robin;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalSettings settings;
    private final WallClock clock;
    private final House house;
    private final URI base;

    private World(LocalSettings settings, WallClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.base = URI.create("http://127.0.0.1:" + settings.port());
        this.house = House.open(settings, line -> {}, clock);
        Page page = new Page(client, base);
        this.sam = new Person(page, "U0LOCALYOU");
        this.imani = new Person(page, "U0CLINICIAN");
        this.robin = new Person(page, "U0MAINTAIN");
    }

    /**
     * Casebook is set up for the clinic; nothing has happened yet.
     *
     * @param now the time of day
     * @param agent the clinic's agent in casebook.yaml, besides where it is and which channel hears of it
     */
    public static World at(Instant now, Path folder, String agent) {
        return at(now, folder, agent, new Besides("", Map.of()));
    }

    /**
     * What else is set up.
     *
     * @param yaml further parts of casebook.yaml
     * @param secrets by name
     */
    record Besides(String yaml, Map<String, String> secrets) {}

    /** Casebook is set up for the clinic and for something besides. */
    static World at(Instant now, Path folder, String agent, Besides besides) {
        try {
            Path yaml =
                    Files.writeString(folder.resolve("casebook.yaml"), """
                    agents:
                      clinic:
                        dataset: clinic
                        channel: C0INCIDENTS
                        recorded_tools: true
                        redaction:
                          allow: [Dr. Amara Okafor, Dr. Elena Petrov, Dr. James Whitfield, Dr. Lucas Moreau, Dr. Mei Tanaka]
                    %s
                    alerts:
                      monitoring:
                        type: alertmanager
                        secrets: [MONITORING_TOKEN]
                        routes: [{match: {service_name: clinic-scheduler}, agent: clinic, failure_mode: tool-misuse}]
                    %s
                    """.formatted(agent.indent(4), besides.yaml()));
            Map<String, String> settings = new HashMap<>(besides.secrets());
            settings.put("CASEBOOK_PORT", String.valueOf(freePort()));
            settings.put("CASEBOOK_DATA", folder.resolve("data").toString());
            settings.put("CASEBOOK_CONFIG", yaml.toString());
            settings.put("MONITORING_TOKEN", TOKEN);
            return new World(LocalSettings.of(settings), new WallClock(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where the page is. */
    public URI address() {
        return base;
    }

    Instant now() {
        return clock.instant();
    }

    /** Time passes, and what has become due is done. */
    void pass(Duration time) {
        clock.forward(time);
        house.catchUp();
    }

    void passUntil(Instant moment) {
        pass(Duration.between(now(), moment));
    }

    /** The clinic's sixty cases are there, and the deployed version has run on them. */
    public void baseline() {
        try (Bench bench = Benches.open(settings)) {
            bench.importCases("clinic", "cases.jsonl", clinicCases());
        }
        run(Optional.empty());
    }

    /** A version of the agent runs on all cases. */
    void run(String version) {
        run(Optional.of(version));
    }

    private void run(Optional<String> version) {
        try (Bench bench = Benches.open(settings)) {
            String run = bench.start(
                    "clinic",
                    new Job.Evaluate.Options(
                            version,
                            Optional.empty(),
                            List.of(),
                            Job.Evaluate.Options.USUAL_TRIALS,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            Await.until(
                    () -> Optional.of(bench.progress(run)).filter(Bench.Progress::over), () -> "The run did not end.");
        }
    }

    private static List<String> clinicCases() {
        try (InputStream in = Objects.requireNonNull(Clinic.class.getResourceAsStream("cases.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What answers at the agent's live address from now on. */
    void live(String version) {
        send(HttpRequest.newBuilder(base.resolve("/agents/clinic/live"))
                .PUT(HttpRequest.BodyPublishers.ofString(version)));
    }

    /** A patient talks to a version of the agent, and its traces arrive; answers with those of the turns. */
    public List<String> talk(String version, String conversation, String... turns) {
        List<String> traces = new ArrayList<>();
        ArrayNode history = Json.array();
        for (String turn : turns) {
            ObjectNode request = Json.object().put("session", conversation).put("user", "user-2048");
            request.putObject("input").put("message", turn);
            request.set("history", history.deepCopy());
            ObjectNode answer = post("/agents/clinic/" + version, request, "");
            history.addObject().put("role", "user").put("content", turn);
            history.addObject()
                    .put("role", "assistant")
                    .put("content", answer.path("output").asText());
            traces.add(answer.path("trace_ref").asText());
        }
        traces.forEach(this::arrived);
        return traces;
    }

    private void arrived(String trace) {
        HttpRequest stored = HttpRequest.newBuilder(base.resolve("/traces/" + trace.replace("tempo:", "")))
                .build();
        Await.until(
                () -> Optional.of(answer(stored)).filter(answer -> answer.statusCode() == 200),
                () -> "The trace " + trace + " did not arrive.");
    }

    /** The clinic's monitoring fires an alert that knows no trace. */
    void alert(String name, String summary) {
        ObjectNode labels = Json.object().put("alertname", name).put("service_name", "clinic-scheduler");
        ObjectNode annotations = Json.object().put("summary", summary);
        ObjectNode group = Json.object()
                .put("version", "4")
                .put("status", "firing")
                .put("receiver", "casebook")
                .put("groupKey", "{}:{alertname=\"" + name + "\"}")
                .put("externalURL", "http://localhost:9093")
                .put("truncatedAlerts", 0);
        ObjectNode alert = group.putArray("alerts")
                .addObject()
                .put("status", "firing")
                .put("startsAt", now().toString())
                .put("endsAt", "0001-01-01T00:00:00Z")
                .put("generatorURL", "")
                .put("fingerprint", "0e30ef2f376f67d7");
        alert.set("labels", labels);
        alert.set("annotations", annotations);
        group.set("groupLabels", labels.deepCopy().without("service_name"));
        group.set("commonLabels", labels.deepCopy());
        group.set("commonAnnotations", annotations.deepCopy());
        post("/alerts/monitoring", group, "Bearer " + TOKEN);
    }

    private ObjectNode post(String path, ObjectNode body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return Json.parseObject(send(request)).orElseGet(Json::object);
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() != 200) {
            throw new AssertionError("status " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        house.close();
        client.close();
    }
}
