package dev.casebook.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of S3 as putting and getting whole objects needs, in memory. */
final class ObjectServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int refusal;
    private volatile String code = "";

    ObjectServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Set<String> names() {
        return Set.copyOf(objects.keySet());
    }

    int requests() {
        return requests.get();
    }

    /** From now on every request is answered so. */
    void refuseWith(int status, String errorCode) {
        code = errorCode;
        refusal = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String name = exchange.getRequestURI().getPath();
        byte[] content = exchange.getRequestBody().readAllBytes();
        byte[] stored = objects.get(name);
        if (refusal > 0) {
            refuse(exchange, refusal, code);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(name, content);
            exchange.sendResponseHeaders(200, -1);
        } else if (stored == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else {
            exchange.sendResponseHeaders(200, stored.length == 0 ? -1 : stored.length);
            exchange.getResponseBody().write(stored);
        }
        exchange.close();
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>scripted</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
