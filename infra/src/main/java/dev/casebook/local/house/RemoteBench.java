package dev.casebook.local.house;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.ImportCases;
import dev.casebook.work.Job;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Casebook that runs on the data folder, by its control routes on loopback. */
final class RemoteBench implements Bench {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    /** Fifty cases take three requests of at most 15 seconds to the other side. */
    private static final Duration PUSH_TIMEOUT = Duration.ofMinutes(30);

    private final HttpClient client;
    private final URI base;
    private final String token;

    RemoteBench(HttpClient client, int port, String token) {
        this.client = client;
        this.base = URI.create("http://127.0.0.1:" + port + "/control/");
        this.token = token;
    }

    /** Whether the process on the port is the one that owns the data folder: it knows the folder's token. */
    boolean answers() {
        try {
            return client.send(request("ping").GET().build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public ImportCases.Imported importCases(String dataset, String file, List<String> lines) {
        String path = "import?dataset=" + encoded(dataset) + "&file=" + encoded(file);
        return read(
                send(request(path).POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines)))),
                ImportCases.Imported.class);
    }

    @Override
    public List<String> exportCases(String dataset) {
        List<String> lines = new ArrayList<>();
        send(request("export?dataset=" + encoded(dataset)).GET())
                .path("lines")
                .forEach(line -> lines.add(line.asText()));
        return lines;
    }

    @Override
    public CaseSink.Pushed push(String dataset, String source) {
        String path = "push?dataset=" + encoded(dataset) + "&source=" + encoded(source);
        return read(
                send(request(path).timeout(PUSH_TIMEOUT).POST(HttpRequest.BodyPublishers.noBody())),
                CaseSink.Pushed.class);
    }

    @Override
    public String start(String dataset, Job.Evaluate.Options options) {
        String body = Json.mapper().valueToTree(options).toString();
        return send(request("eval?dataset=" + encoded(dataset)).POST(HttpRequest.BodyPublishers.ofString(body)))
                .path("experiment")
                .asText();
    }

    @Override
    public Progress progress(String experiment) {
        return read(send(request("progress?experiment=" + encoded(experiment)).GET()), Progress.class);
    }

    /** An agent may take its time. */
    @Override
    public Replay replay(String display, Optional<String> version, Optional<String> url) {
        String path = "replay?case=" + encoded(display)
                + version.map(value -> "&version=" + encoded(value)).orElse("")
                + url.map(value -> "&url=" + encoded(value)).orElse("");
        return read(send(request(path).timeout(LONGEST_RUN).POST(HttpRequest.BodyPublishers.noBody())), Replay.class);
    }

    @Override
    public List<Deed> audit(LocalDate from, LocalDate to) {
        List<Deed> deeds = new ArrayList<>();
        send(request("audit?from=" + from + "&to=" + to).GET())
                .path("deeds")
                .forEach(deed -> deeds.add(read(deed, Deed.class)));
        return deeds;
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = Json.mapper().readTree(response.body());
            if (response.statusCode() != 200) {
                throw new CasebookException.Permanent(
                        body.path("error").asText("Casebook answered " + response.statusCode() + "."));
            }
            return body;
        } catch (IOException e) {
            throw new CasebookException.Permanent("The running Casebook did not answer. Is it still up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Permanent("Interrupted.", e);
        }
    }

    private static <T> T read(JsonNode body, Class<T> type) {
        return Json.mapper().convertValue(body, type);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
