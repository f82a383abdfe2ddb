package dev.casebook.local.tracestore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

final class TracePage implements HttpHandler {
    private final SpanDatabase database;

    TracePage(SpanDatabase database) {
        this.database = database;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response.text(database.trace("").getResourceSpansCount() == 0 ? 404 : 200, "")
                    .send(exchange);
        }
    }
}
