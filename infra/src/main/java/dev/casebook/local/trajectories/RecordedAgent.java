package dev.casebook.local.trajectories;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An agent on a loopback port that answers each case with what was recorded of one trial.
 *
 * <p>A recording is played once: a further trial of the same case, which would confirm a flip, is answered 410, since playing it
 * again would prove nothing.
 */
public final class RecordedAgent implements AutoCloseable {
    private final Trajectories trajectories;
    private final String dataset;
    private final int trial;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RecordedAgent(Trajectories trajectories, String dataset, int trial, HttpServer server) {
        this.trajectories = trajectories;
        this.dataset = dataset;
        this.trial = trial;
        this.server = server;
    }

    /** Starts it. */
    public static RecordedAgent start(Trajectories trajectories, String dataset, int trial) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordedAgent agent = new RecordedAgent(trajectories, dataset, trial, server);
            server.setExecutor(agent.threads);
            server.createContext("/", agent::handle);
            server.start();
            return agent;
        } catch (IOException e) {
            throw new CasebookException.Permanent("No port is free for the recorded agent. Nothing was run.", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What the recorded trial is called among the agent's versions. */
    public String version() {
        return "trial-" + trial;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            JsonNode request = Json.mapper().readTree(body);
            Optional<Trajectory> recorded = request.path("trial").asInt() == 0
                    ? trajectories.of(dataset, request.path("case").asText(), trial)
                    : Optional.empty();
            if (recorded.isEmpty()) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            byte[] answer = recorded.get().answer().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
