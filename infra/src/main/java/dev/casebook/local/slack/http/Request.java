package dev.casebook.local.slack.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request with its whole body.
 *
 * @param type the content type, lower case up to the first semicolon; empty when there is none
 * @param contentType the content type as sent
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record Request(
        String method, String path, Map<String, String> query, String type, String contentType, byte[] body) {

    /** Reads the request; nothing when the body is larger than {@code maxBytes}. */
    public static Optional<Request> read(HttpExchange exchange, int maxBytes) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(maxBytes + 1);
        }
        if (body.length > maxBytes) {
            return Optional.empty();
        }
        String contentType = header(exchange, "Content-Type");
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        String query = exchange.getRequestURI().getRawQuery();
        return Optional.of(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Form.decode(query == null ? "" : query),
                type,
                contentType,
                body));
    }

    /** The first value of a header, or an empty string. */
    public static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Request[" + method + ", " + type + ", " + body.length + " bytes]";
    }
}
