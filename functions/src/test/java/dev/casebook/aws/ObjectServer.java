package dev.casebook.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
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
        byte[] content = content(exchange);
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

    /** A body that is sent in signed chunks: each with its length in hexadecimal, then its bytes; the last one is empty. */
    private static byte[] content(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String hash = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
        if (!hash.startsWith("STREAMING-")) {
            return body;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int at = 0; ; ) {
            int end = at;
            while (body[end] != '\n') {
                end++;
            }
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII).strip();
            int length = Integer.parseInt(head.split(";", 2)[0], 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 1, length);
            at = end + 1 + length + 2;
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>scripted</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
