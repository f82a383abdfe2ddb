package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A chat completions server on a loopback port that answers by a script, and misbehaves when told to. */
final class JudgeServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it answers. */
    sealed interface Script {}

    record Plain(int status, String body, @Nullable String retryAfter) implements Script {}

    /** The first bytes of an answer, and no end. */
    record Drip() implements Script {}

    /** The connection is cut. */
    record Hangup() implements Script {}

    /** A server whose answer to the n-th call, from 0, is the script's. */
    JudgeServer(IntFunction<Script> script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, script));
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int calls() {
        return calls.get();
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    static Script verdict(boolean passed, String evidence) {
        return said(Json.mapper()
                .createObjectNode()
                .put("reason", "Because.")
                .put("evidence", evidence)
                .put("passed", passed)
                .toString());
    }

    static Script said(String content) {
        return completion(content, "stop", null);
    }

    /** A completion with 100 tokens in and 20 out. */
    static Script completion(@Nullable String content, String finish, @Nullable String refusal) {
        ObjectNode body = Json.mapper().createObjectNode().put("model", "judge-2026-01-01-answered");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .put("refusal", refusal);
        body.putObject("usage").put("prompt_tokens", 100).put("completion_tokens", 20);
        return new Plain(200, body.toString(), null);
    }

    static Script error(int status, String code) {
        return new Plain(status, "{\"error\":{\"message\":\"secret words\",\"code\":\"" + code + "\"}}", null);
    }

    private void answer(HttpExchange exchange, IntFunction<Script> script) throws IOException {
        try (exchange) {
            JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            switch (script.apply(calls.getAndIncrement())) {
                case Plain plain -> send(exchange, plain);
                case Drip drip -> drip(exchange);
                case Hangup hangup -> throw new IOException("hung up, as told");
            }
        }
    }

    private static void send(HttpExchange exchange, Plain plain) throws IOException {
        byte[] body = plain.body().getBytes(StandardCharsets.UTF_8);
        if (plain.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", plain.retryAfter());
        }
        exchange.sendResponseHeaders(plain.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("{\"choices\":".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
