package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.local.tracestore.TraceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The sample agent and the trace store on a loopback port, without pretended waiting. */
final class ClinicServer implements AutoCloseable {

    static final Instant CLOCK = Instant.parse("2026-03-04T09:15:00Z");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TraceStore traces;
    private final SampleAgent agent;
    private final HttpClient client = HttpClient.newHttpClient();

    ClinicServer(Path folder) {
        this(folder, Optional.empty());
    }

    ClinicServer(Path folder, Optional<ModelSettings> model) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.traces = new TraceStore(folder.resolve("traces.db"));
        this.agent = new SampleAgent(new SampleAgentSettings(
                uri("/otlp/v1/traces"),
                Duration.ZERO,
                Duration.ofMillis(50),
                new Random(7),
                InstantSource.fixed(CLOCK),
                model));
        server.createContext("/otlp", traces.otlp());
        server.createContext("/tempo", traces.tempo());
        server.createContext("/traces", traces.page());
        server.createContext("/agents/clinic", agent.http());
        server.setExecutor(threads);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    SampleAgent agent() {
        return agent;
    }

    /** Runs a version on a request and returns the answer, which must be a 200. */
    JsonNode run(String version, ObjectNode request) {
        HttpResponse<String> response = post("/agents/clinic/" + version, Json.text(request));
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode() + ": " + response.body());
        }
        return parse(response.body());
    }

    JsonNode say(String version, String message) {
        return run(version, request(message));
    }

    static ObjectNode request(String message) {
        ObjectNode request = Json.object().put("now", "2026-03-04T10:15:00+01:00");
        request.putObject("input").put("message", message);
        return request;
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** What runs at the live address from now on; answers with the status. */
    int goLive(String version) {
        return send(HttpRequest.newBuilder(uri("/agents/clinic/live"))
                        .PUT(HttpRequest.BodyPublishers.ofString(version))
                        .build())
                .statusCode();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** The trace of an answer, as the trace store gives it, after the agent has sent it. */
    JsonNode traceOf(JsonNode answer) {
        agent.flush();
        String id = answer.path("trace_ref").asText().replaceFirst("tempo:", "");
        return parse(get("/tempo/api/v2/traces/" + id).body()).path("trace");
    }

    static JsonNode parse(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        agent.close();
        server.stop(0);
        threads.close();
        traces.close();
        client.close();
    }
}
