package dev.casebook.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The Lambda Runtime API for one process and one event: the process asks for the next event, gets it, and posts what came of it.
 * Its second question for an event is never answered. A process that is started for a snapshot asks before to be restored, which
 * it is at once.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<Came> came = new CompletableFuture<>();
    private volatile Runnable atSnapshot = () -> {};

    /**
     * What came of the event.
     *
     * @param error true when the function threw, or could not be started
     * @param nanos when it came, by {@link System#nanoTime()}
     */
    record Came(String body, boolean error, long nanos) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ROOT, this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** When the process first asked for an event, by {@link System#nanoTime()}: its init phase was over. */
    CompletableFuture<Long> ready() {
        return ready;
    }

    /** Done when the process is ready for its snapshot, before it goes on. */
    void atSnapshot(Runnable look) {
        atSnapshot = look;
    }

    CompletableFuture<Came> invoke(String event) {
        events.add(event);
        return came;
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals(ROOT + "restore/next")) {
            atSnapshot.run();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        if (path.equals(ROOT + "invocation/next")) {
            ready.complete(now);
            next(exchange);
            return;
        }
        boolean error = path.endsWith("/error");
        ready.complete(now);
        came.complete(new Came(body, error, now));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
            exchange.getResponseHeaders()
                    .add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
            exchange.getResponseHeaders()
                    .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:123456789012:function:f");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
