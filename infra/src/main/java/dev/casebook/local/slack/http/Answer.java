package dev.casebook.local.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param headers further headers
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record Answer(int status, String type, Map<String, String> headers, byte[] body) {

    public static Answer json(int status, JsonNode body) {
        return new Answer(
                status,
                "application/json; charset=utf-8",
                Map.of("Cache-Control", "no-store"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the answer and ends the exchange. */
    public void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + type + ", " + body.length + " bytes]";
    }
}
