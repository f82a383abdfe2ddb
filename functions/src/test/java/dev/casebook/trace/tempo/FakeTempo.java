package dev.casebook.trace.tempo;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free port that gives the answers it was told, in order, the last one again and again. */
final class FakeTempo implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

    /** {@code length} is what the answer promises; more than there is cuts the connection, -1 means what there is. */
    private record Answer(int status, Map<String, String> headers, String body, long length) {}

    FakeTempo() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    FakeTempo then(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, headers, body, -1));
        return this;
    }

    FakeTempo then(int status, String body) {
        return then(status, body, Map.of("Content-Type", "application/json"));
    }

    FakeTempo thenCutConnection() {
        answers.add(new Answer(200, Map.of(), "{\"trace\":", 1000));
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Path and query of each request, as sent. */
    List<String> requests() {
        return requests;
    }

    List<Map<String, List<String>>> headers() {
        return headers;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        headers.add(exchange.getRequestHeaders());
        Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            long length = answer.length() >= 0 ? answer.length() : body.length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
