package dev.casebook.bot.slack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Slack on loopback that answers what a test says. */
final class StubSlack implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    private record Answer(int status, String retryAfter, String body) {}

    StubSlack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            boolean form = !body.startsWith("{");
            requests.add(path + " " + (form ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body));
            Answer answer = answers.isEmpty() ? new Answer(200, "", "{\"ok\":true}") : answers.poll();
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    StubSlack answers(String body) {
        answers.add(new Answer(200, "", body));
        return this;
    }

    StubSlack answers(int status, String retryAfter) {
        answers.add(new Answer(status, retryAfter, "{\"ok\":false,\"error\":\"ratelimited\"}"));
        return this;
    }

    URI api() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/api/");
    }

    String responseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/respond/1";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
