package dev.casebook.local.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The incident channel of a running program, as the page and Slack's Web API show it. */
final class Channel {
    private static final String ID = "C0INCIDENTS";
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Program program;

    Channel(Program program, int port) {
        this.program = program;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** Waits until the program answers. */
    void awaitHealth(Duration patience) {
        await(
                "answers on /health",
                patience,
                () -> get("/health").filter(json -> json.path("status").asText().equals("up")));
    }

    /** Waits for the failure that a first start plays to be replayed. */
    void awaitReproduction(Duration patience) {
        await(
                "reproduced the incident",
                patience,
                () -> metadata("casebook.incident").stream()
                        .filter(incident -> incident.path("state").asText().equals("REPRODUCED"))
                        .findFirst());
    }

    /** Types a command into the channel, as the page does. */
    void type(String text) {
        if (post("/page/send", Map.of("channel", ID, "text", text)).isEmpty()) {
            throw new AssertionError("The page did not take " + text + ":\n" + program.printed());
        }
    }

    /** What the channel's messages of one kind say to machines. Empty too while the program does not answer. */
    List<JsonNode> metadata(String type) {
        List<JsonNode> found = new ArrayList<>();
        post("/api/conversations.history", Map.of("channel", ID, "limit", 100, "include_all_metadata", true))
                .ifPresent(history -> history.path("messages").forEach(message -> {
                    if (message.path("metadata").path("event_type").asText().equals(type)) {
                        found.add(message.path("metadata").path("event_payload"));
                    }
                }));
        return found;
    }

    /** Looks again and again until there is something. */
    <T> T await(String what, Duration patience, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (!program.running()) {
                throw new AssertionError("The program ended before it " + what + ":\n" + program.printed());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new AssertionError(
                "The program has not " + what + " in " + patience.toSeconds() + " s:\n" + program.printed());
    }

    private Optional<JsonNode> get(String path) {
        return call(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private Optional<JsonNode> post(String path, Map<String, Object> body) {
        return call(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer any")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.mapper().valueToTree(body).toString())));
    }

    /** Empty when nobody answers. */
    private Optional<JsonNode> call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(Json.mapper().readTree(response.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the program", e);
        }
    }
}
