package dev.casebook.agent.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A chat completions API and a tool endpoint on a loopback port that also misbehave. Models whose name is "missing" do not exist;
 * what is queued comes first, then the script.
 */
final class LoopbackModel implements AutoCloseable {
    private final HttpServer server;
    private final Function<JsonNode, Reply> script;
    private final Queue<Reply> first = new ArrayDeque<>();
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> toolCalls = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Reply tool = Reply.of(200, "{\"free\":[\"15:00\"]}");

    /**
     * What is sent back.
     *
     * @param manner how
     */
    record Reply(int status, Map<String, String> headers, String body, Manner manner) {

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body, Manner.WHOLE);
        }
    }

    /** How an answer arrives. */
    enum Manner {
        WHOLE,
        /** A byte every 50 ms. */
        DRIPPING,
        /** Ends in the middle. */
        CUT
    }

    LoopbackModel(Function<JsonNode, Reply> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/v1/models/", this::model);
        server.createContext("/tools/", this::tool);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    String tools() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tools/{name}";
    }

    synchronized void queue(Reply reply) {
        first.add(reply);
    }

    private synchronized Reply next() {
        return first.poll();
    }

    void toolsAnswer(Reply reply) {
        tool = reply;
    }

    List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    List<String> toolCalls() {
        return List.copyOf(toolCalls);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        asked.add(request);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Reply queued = next();
        send(exchange, queued == null ? script.apply(request) : queued);
    }

    private void model(HttpExchange exchange) throws IOException {
        boolean missing = exchange.getRequestURI().getPath().endsWith("/missing");
        send(
                exchange,
                missing
                        ? Reply.of(404, "{\"error\":{\"code\":\"model_not_found\"}}")
                        : Reply.of(200, "{\"object\":\"model\"}"));
    }

    private void tool(HttpExchange exchange) throws IOException {
        toolCalls.add(exchange.getRequestURI().getPath() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        send(exchange, tool);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            OutputStream out = exchange.getResponseBody();
            switch (reply.manner()) {
                case WHOLE -> out.write(body);
                case CUT -> out.write(body, 0, body.length / 2);
                case DRIPPING -> drip(out, body);
            }
        }
    }

    private static void drip(OutputStream out, byte[] body) throws IOException {
        for (byte each : body) {
            out.write(each);
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
