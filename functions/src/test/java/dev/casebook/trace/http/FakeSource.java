package dev.casebook.trace.http;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on a free port that gives the answers it was told, in order, the last one again and again; a path may have answers of
 * its own.
 */
public final class FakeSource implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Map<String, Deque<Answer>> answersAt = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** {@code length} is what the answer promises; more than there is cuts the connection, -1 means what there is. */
    private record Answer(int status, Map<String, String> headers, ByteString body, long length) {}

    public FakeSource() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public FakeSource then(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, headers, ByteString.copyFromUtf8(body), -1));
        return this;
    }

    public FakeSource then(int status, ByteString body, String type) {
        answers.add(new Answer(status, Map.of("Content-Type", type), body, -1));
        return this;
    }

    /** This one from now on. */
    public FakeSource only(int status, ByteString body, String type) {
        answers.clear();
        return then(status, body, type);
    }

    public FakeSource then(int status, String body) {
        return then(status, body, Map.of("Content-Type", "application/json"));
    }

    /** Answers requests to this path, in order, the last one again and again. */
    public FakeSource at(String path, int status, String body) {
        answersAt
                .computeIfAbsent(path, absent -> new ArrayDeque<>())
                .add(new Answer(status, Map.of("Content-Type", "application/json"), ByteString.copyFromUtf8(body), -1));
        return this;
    }

    public FakeSource thenCutConnection() {
        answers.add(new Answer(200, Map.of(), ByteString.copyFromUtf8("{\"trace\":"), 1000));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Path and query of each request, as sent. */
    public List<String> requests() {
        return requests;
    }

    /** What each request sent. */
    public List<String> bodies() {
        return bodies;
    }

    public List<Map<String, List<String>>> headers() {
        return headers;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        headers.add(exchange.getRequestHeaders());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Deque<Answer> told = answersAt.getOrDefault(exchange.getRequestURI().getPath(), answers);
        Answer answer = told.size() > 1 ? told.removeFirst() : told.getFirst();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            long length = answer.length() >= 0 ? answer.length() : answer.body().size();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            answer.body().writeTo(exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
