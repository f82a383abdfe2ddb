package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on a free port that keeps lines and answers {@code query_range} as Loki does: start included, end not, at most so
 * many lines, one result stream per set of labels, in no order across streams. It reads the query strictly; what does not
 * parse is refused with 400. It can be told to answer something else instead.
 */
public final class FakeLoki implements AutoCloseable {
    private final HttpServer server;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final List<String> pushed = new CopyOnWriteArrayList<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private boolean categorizes = true;

    private record Told(int status, String body, Map<String, String> headers, long length) {}

    public FakeLoki() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public FakeLoki holds(long nanos, Map<String, String> labels, String text) {
        lines.add(new LogLine(nanos, labels, text));
        return this;
    }

    /** From now on it mixes structured metadata with labels, as servers before 3.0 do. */
    FakeLoki mixing() {
        categorizes = false;
        return this;
    }

    /** Answers this to everything. */
    FakeLoki says(int status, String body, Map<String, String> headers) {
        told.add(new Told(status, body, headers, -1));
        return this;
    }

    FakeLoki cutsConnections() {
        told.add(new Told(200, "{\"data\":", Map.of(), 1000));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The LogQL of each request. */
    public List<String> queries() {
        return queries;
    }

    List<Map<String, List<String>>> headers() {
        return headers;
    }

    public List<String> pushed() {
        return pushed;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        headers.add(exchange.getRequestHeaders());
        try (exchange) {
            if (!told.isEmpty()) {
                Told answer = told.getFirst();
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, answer.status(), answer.body(), answer.length());
            } else if (exchange.getRequestURI().getPath().equals("/loki/api/v1/push")) {
                pushed.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                send(exchange, 204, "", -1);
            } else {
                query(exchange);
            }
        }
    }

    private void query(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        queries.add(parameters.getOrDefault("query", ""));
        int limit = Integer.parseInt(parameters.get("limit"));
        if (limit > 5000) {
            send(exchange, 400, "max entries limit per query exceeded, limit > max_entries_limit", -1);
            return;
        }
        try {
            long start = Long.parseLong(parameters.get("start"));
            long end = Long.parseLong(parameters.get("end"));
            FakeLogQl query = FakeLogQl.parse(parameters.getOrDefault("query", ""));
            List<LogLine> found = lines.stream()
                    .filter(line -> line.nanos() >= start && line.nanos() < end && query.matches(line))
                    .sorted(Comparator.comparingLong(LogLine::nanos))
                    .limit(limit)
                    .toList();
            send(exchange, 200, streams(found).toString(), -1);
        } catch (IllegalArgumentException unreadable) {
            send(exchange, 400, "parse error at line 1: " + unreadable.getMessage(), -1);
        }
    }

    /** With the flag, what is not {@code service_name} is metadata of a line; without it, every set of labels is a stream. */
    private ObjectNode streams(List<LogLine> found) {
        Map<Map<String, String>, ArrayNode> byLabels = new HashMap<>();
        for (LogLine line : found) {
            Map<String, String> labels = new HashMap<>(line.labels());
            Map<String, String> metadata = new HashMap<>(line.labels());
            if (categorizes) {
                labels.keySet().retainAll(List.of("service_name"));
                metadata.remove("service_name");
            }
            ArrayNode value = byLabels.computeIfAbsent(
                            labels, absent -> Json.mapper().createArrayNode())
                    .addArray()
                    .add(Long.toString(line.nanos()))
                    .add(line.text());
            if (categorizes) {
                value.addObject().set("structuredMetadata", Json.mapper().valueToTree(metadata));
            }
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("status", "success");
        ArrayNode result = answer.putObject("data").put("resultType", "streams").putArray("result");
        byLabels.forEach((labels, values) -> result.addObject()
                .<ObjectNode>set("stream", Json.mapper().valueToTree(labels))
                .set("values", values));
        return answer;
    }

    private static void send(HttpExchange exchange, int status, String body, long length) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long promised = length >= 0 ? length : bytes.length;
        exchange.sendResponseHeaders(status, promised == 0 ? -1 : promised);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
