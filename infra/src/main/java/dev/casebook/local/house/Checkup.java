package dev.casebook.local.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.handler.Outside;
import dev.casebook.handler.Settings;
import dev.casebook.trace.TraceRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that has to be right before Casebook can work, looked at one by one. */
public final class Checkup {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LocalSettings settings;
    private final HttpClient client = client();
    private final List<Finding> findings = new ArrayList<>();

    private Checkup(LocalSettings settings) {
        this.settings = settings;
    }

    /**
     * One thing that was looked at.
     *
     * @param said what was found, in one sentence
     */
    public record Finding(String what, boolean well, String said) {}

    public static List<Finding> of(LocalSettings settings) {
        Checkup checkup = new Checkup(settings);
        checkup.look();
        return checkup.findings;
    }

    private void look() {
        Optional<Configuration> configuration = configuration();
        boolean running = running();
        if (configuration.isEmpty() || !Files.isDirectory(settings.data())) {
            return;
        }
        LocalSecrets secrets = LocalSecrets.open(settings.data(), settings.environment(), new SecureRandom());
        configuration.get().sources().keySet().forEach(name -> source(name, configuration.get(), secrets));
        slack(secrets);
        if (running) {
            configuration.get().alerts().values().forEach(alert -> alert(alert, secrets));
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private Optional<Configuration> configuration() {
        try {
            Configuration read = LocalConfiguration.read(settings);
            found(
                    "configuration",
                    read.agents().size() + " agents, " + read.sources().size() + " trace sources, "
                            + read.alerts().size() + " alert sources.");
            return Optional.of(read);
        } catch (CasebookException e) {
            missed("configuration", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean running() {
        if (!Files.isDirectory(settings.data())) {
            found("data folder", settings.data() + " will be made at the first start.");
            return false;
        }
        String token = LocalSecrets.open(settings.data(), settings.environment(), new SecureRandom())
                .own(LocalSecrets.CONTROL_TOKEN);
        try (RemoteBench bench = new RemoteBench(client(), settings.port(), token)) {
            boolean answers = bench.answers();
            found(
                    "data folder",
                    settings.data()
                            + (answers ? ", in use by the Casebook on port " + settings.port() + "." : ", free."));
            return answers;
        }
    }

    private void source(String name, Configuration configuration, LocalSecrets secrets) {
        String what = "source " + name;
        try {
            Outside.of(configuration, new Settings(settings.environment()), secrets, InstantSource.system())
                    .sources()
                    .fetch(new TraceRef(name, "0".repeat(31) + "1"));
            found(what, "answers.");
        } catch (CasebookException e) {
            missed(what, String.valueOf(e.getMessage()));
        }
    }

    private void slack(LocalSecrets secrets) {
        String api = settings.find("SLACK_API_URL").orElse("http://127.0.0.1:" + settings.port() + "/api/");
        HttpRequest request = HttpRequest.newBuilder(URI.create(api).resolve("auth.test"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + secrets.own(LocalSecrets.SLACK_BOT_TOKEN))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        Optional<HttpResponse<String>> response = send(request);
        JsonNode body =
                response.map(answer -> json(answer.body())).orElse(Json.mapper().missingNode());
        if (body.path("ok").asBoolean()) {
            found("slack", "signed in as " + body.path("user").asText() + ".");
        } else {
            missed(
                    "slack",
                    response.isEmpty()
                            ? "no answer from " + api + "."
                            : "answered: " + body.path("error").asText("nothing readable") + ".");
        }
    }

    /** A test that the source's own proof opens the door, and that opens no incident. */
    private void alert(AlertEntry alert, LocalSecrets secrets) {
        String what = "alerts " + alert.name();
        Optional<String> secret = alert.secrets().stream().findFirst().flatMap(secrets::find);
        if (secret.isEmpty() && !alert.secrets().isEmpty()) {
            missed(what, "its secret is missing.");
            return;
        }
        TestAlert test =
                TestAlert.of(alert, secret.orElse(""), InstantSource.system().instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.port() + "/alerts/" + alert.name()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(test.body()));
        test.headers().forEach(request::header);
        int status = send(request.build()).map(HttpResponse::statusCode).orElse(0);
        if (test.isAnsweredWell(status)) {
            found(what, test.wellSaid());
        } else {
            missed(what, "a test alert was answered with " + status + ".");
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    private void found(String what, String said) {
        findings.add(new Finding(what, true, said));
    }

    private void missed(String what, String said) {
        findings.add(new Finding(what, false, said));
    }
}
