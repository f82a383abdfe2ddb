package dev.casebook.local.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Stands before the agents of a house and hands requests on; of one version only as many as it is told, and the others wait. */
final class HeldAgent implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE / 2;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore allowed = new Semaphore(ALL);
    private volatile URI house = URI.create("http://127.0.0.1");
    private final HttpServer server;

    HeldAgent() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/agents/clinic/", this::handOn);
        server.start();
    }

    /** With a place for the version. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/agents/clinic/{version}";
    }

    /** Where the agents are. */
    void before(URI address) {
        house = address;
    }

    /** From now on as many, and no more. */
    void allow(int requests) {
        allowed.drainPermits();
        allowed.release(requests);
    }

    void allowAll() {
        allow(ALL);
    }

    private void handOn(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            allowed.acquire();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            house.resolve(exchange.getRequestURI().getPath()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            String trace = exchange.getRequestHeaders().getFirst("traceparent");
            if (trace != null) {
                request.header("traceparent", trace);
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
