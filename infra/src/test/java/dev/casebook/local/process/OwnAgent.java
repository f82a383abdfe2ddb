package dev.casebook.local.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An agent as a user may have it: {@code {"question": …}} comes in, {@code {"answer": …}} goes out. */
final class OwnAgent implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers;

    private OwnAgent(HttpServer server, Map<String, String> answers) {
        this.server = server;
        this.answers = new ConcurrentHashMap<>(answers);
    }

    static OwnAgent start(Map<String, String> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OwnAgent agent = new OwnAgent(server, answers);
        server.createContext("/chat", agent::answer);
        server.start();
        return agent;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/chat";
    }

    void answers(String question, String answer) {
        answers.put(question, answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.mapper().readTree(exchange.getRequestBody());
            String answer = answers.getOrDefault(request.path("question").asText(), "I do not know.");
            byte[] body = Json.mapper().writeValueAsBytes(Map.of("answer", answer));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
