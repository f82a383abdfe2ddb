package dev.casebook.casefile.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** LangSmith's datasets and examples, as its OpenAPI describes them, kept in memory. */
public final class FakeLangSmith implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, ObjectNode> datasets = new TreeMap<>();
    private final Map<String, ObjectNode> examples = new TreeMap<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private volatile boolean hidden;

    public FakeLangSmith() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Map<String, ObjectNode> examples() {
        return examples;
    }

    Map<String, ObjectNode> datasets() {
        return datasets;
    }

    /** Method and path of each request that wrote something. */
    List<String> writes() {
        return writes;
    }

    /** Answers look-ups with nothing, as if what is there had been written a moment later. */
    void hide(boolean now) {
        hidden = now;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath().replaceFirst("/api/v1", "");
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (!method.equals("GET")) {
                writes.add(method + " " + path);
            }
            switch (method + " " + path) {
                case "GET /datasets" ->
                    send(exchange, 200, named(parameters(exchange, "name").getFirst()));
                case "POST /datasets" -> make(exchange, (ObjectNode) body);
                case "GET /examples" -> send(exchange, 200, withIds(parameters(exchange, "id")));
                case "POST /examples/bulk" -> add(exchange, body);
                case "PATCH /examples/bulk" -> change(exchange, body);
                default -> send(exchange, 404, JSON.createObjectNode().put("detail", "Not Found"));
            }
        }
    }

    private ArrayNode named(String name) {
        ArrayNode found = JSON.createArrayNode();
        datasets.values().stream()
                .filter(each -> !hidden && each.path("name").asText().contains(name))
                .forEach(found::add);
        return found;
    }

    private void make(HttpExchange exchange, ObjectNode dataset) throws IOException {
        String name = dataset.path("name").asText();
        if (datasets.containsKey(name)) {
            hidden = false;
            send(exchange, 409, JSON.createObjectNode().put("detail", "exists"));
            return;
        }
        datasets.put(name, dataset.put("id", "00000000-0000-4000-8000-00000000000" + datasets.size()));
        send(exchange, 200, dataset);
    }

    private ArrayNode withIds(List<String> ids) {
        ArrayNode found = JSON.createArrayNode();
        ids.stream().filter(id -> !hidden && examples.containsKey(id)).forEach(id -> found.add(examples.get(id)));
        return found;
    }

    private void add(HttpExchange exchange, JsonNode fresh) throws IOException {
        for (JsonNode each : fresh) {
            if (examples.containsKey(each.path("id").asText())) {
                send(exchange, 409, JSON.createObjectNode().put("detail", "exists"));
                return;
            }
        }
        fresh.forEach(each -> examples.put(each.path("id").asText(), (ObjectNode) each));
        send(exchange, 200, fresh);
    }

    private void change(HttpExchange exchange, JsonNode updates) throws IOException {
        for (JsonNode each : updates) {
            examples.computeIfPresent(each.path("id").asText(), (id, there) -> {
                there.setAll((ObjectNode) each);
                return there;
            });
        }
        send(exchange, 200, JSON.createObjectNode());
    }

    private static List<String> parameters(HttpExchange exchange, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                values.add(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
