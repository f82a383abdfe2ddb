package dev.casebook.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** {@code GET /demo}, {@code POST /demo/replay}, {@code POST /demo/reset}. */
public final class DemoRoutes implements HttpHandler {
    private final Demo demo;
    private final Runnable reset;
    private final ReentrantLock playing = new ReentrantLock();

    /**
     * Takes its parts.
     *
     * @param reset forgets everything and plays the first start again
     */
    public DemoRoutes(Demo demo, Runnable reset) {
        this.demo = demo;
        this.reset = reset;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String route =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (route) {
                case "GET /demo" -> answer(exchange, 200, demo.view());
                case "POST /demo/replay" -> run(exchange, demo::play);
                case "POST /demo/reset" -> run(exchange, reset);
                default -> answer(exchange, 404, Map.of("error", "There is no such route."));
            }
        }
    }

    /** One at a time, and only for our own page: browsers name the page's origin with every such request. */
    private void run(HttpExchange exchange, Runnable what) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (origin != null && !origin.equals("http://" + host)) {
            answer(exchange, 403, Map.of("error", "This is for Casebook's own page."));
            return;
        }
        if (!playing.tryLock()) {
            answer(exchange, 409, Map.of("error", "It is being played at this moment."));
            return;
        }
        try {
            what.run();
            answer(exchange, 200, Map.of("ok", true));
        } finally {
            playing.unlock();
        }
    }

    private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
