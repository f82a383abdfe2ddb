package dev.casebook.local.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.work.Job;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /control/…}: what the program's other commands ask of a running house. Open only to who can read the data folder. */
final class ControlRoutes implements HttpHandler {
    private final Bench bench;
    private final byte[] expected;

    ControlRoutes(Bench bench, String token) {
        this.bench = bench;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            try {
                answer(exchange, 200, result(exchange));
            } catch (CasebookException e) {
                answer(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private Object result(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return switch (exchange.getRequestURI().getPath()) {
            case "/control/ping" -> Map.of("casebook", "here");
            case "/control/import" ->
                bench.importCases(
                        parameter(query, "dataset"),
                        parameter(query, "file"),
                        body.lines().toList());
            case "/control/export" -> Map.of("lines", bench.exportCases(parameter(query, "dataset")));
            case "/control/push" -> bench.push(parameter(query, "dataset"), parameter(query, "source"));
            case "/control/eval" ->
                Map.of(
                        "experiment",
                        bench.start(
                                parameter(query, "dataset"),
                                Json.mapper().readValue(body, Job.Evaluate.Options.class)));
            case "/control/replay" ->
                bench.replay(
                        parameter(query, "case"),
                        Optional.ofNullable(query.get("version")),
                        Optional.ofNullable(query.get("url")));
            case "/control/audit" ->
                Map.of(
                        "deeds",
                        bench.audit(
                                LocalDate.parse(parameter(query, "from")), LocalDate.parse(parameter(query, "to"))));
            case "/control/progress" -> bench.progress(parameter(query, "experiment"));
            default -> throw new CasebookException.Permanent("There is no such control route.");
        };
    }

    private static String parameter(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            throw new CasebookException.Permanent("The parameter " + name + " is missing.");
        }
        return value;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
