package dev.casebook.local.tracestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** An HTTP answer, ready to be sent. An empty content type is not sent. */
record Response(int status, String contentType, ByteString body) {

    static final String PROTOBUF = "application/protobuf";

    static Response json(JsonNode body) {
        return new Response(200, "application/json", ByteString.copyFromUtf8(body.toString()));
    }

    static Response protobuf(MessageLite message) {
        return new Response(200, PROTOBUF, message.toByteString());
    }

    static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", ByteString.copyFromUtf8(text));
    }

    static Response html(int status, String page) {
        return new Response(status, "text/html; charset=utf-8", ByteString.copyFromUtf8(page));
    }

    static Response empty(int status) {
        return new Response(status, "", ByteString.EMPTY);
    }

    void send(HttpExchange exchange) throws IOException {
        if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.size());
        if (!body.isEmpty()) {
            body.writeTo(exchange.getResponseBody());
        }
    }
}
