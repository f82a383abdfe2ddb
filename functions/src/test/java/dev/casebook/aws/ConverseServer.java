package dev.casebook.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** As much of Bedrock's runtime as Converse needs: answers what is queued, in its order. */
final class ConverseServer implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration wait = Duration.ZERO;

    private record Reply(int status, String errorType, String body) {}

    ConverseServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/model/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int status, String errorType, String body) {
        replies.add(new Reply(status, errorType, body));
    }

    /** Before it answers anything. */
    void waits(Duration time) {
        wait = time;
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    List<String> signatures() {
        return List.copyOf(signatures);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(Json.mapper().readTree(exchange.getRequestBody().readAllBytes()));
            paths.add(exchange.getRequestURI().getRawPath());
            signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (!wait.isZero() && closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Reply reply = replies.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            if (!reply.errorType().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.errorType());
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
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
