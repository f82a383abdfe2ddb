package dev.casebook.local.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bot that answers as a test says and keeps what it was sent. */
final class ScriptedBot implements HttpHandler {

    /** One request as it arrived. */
    record Received(String path, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        Map<String, String> form() {
            return Form.decode(body);
        }

        String field(String name) {
            return form().getOrDefault(name, "");
        }

        ObjectNode payload() {
            return Json.parseObject(form().getOrDefault("payload", "{}")).orElseThrow();
        }

        ObjectNode json() {
            return Json.parseObject(body).orElseThrow();
        }
    }

    /** What the bot answers. */
    record Reply(int status, String type, String body, Map<String, String> headers) {

        static Reply empty() {
            return new Reply(200, "text/plain", "", Map.of());
        }

        static Reply json(String body) {
            return new Reply(200, "application/json", body, Map.of());
        }

        static Reply status(int status) {
            return new Reply(status, "text/plain", "", Map.of());
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Map<String, Function<Received, Reply>> answers = new ConcurrentHashMap<>();

    /** Answers requests to a path, such as {@code /slack/commands}, from now on. */
    void answer(String path, Function<Received, Reply> answer) {
        answers.put(path, answer);
    }

    /** The next request, within ten seconds. */
    Received next() throws InterruptedException {
        return Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "the bot was not called");
    }

    boolean quiet() {
        return received.isEmpty();
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received request = new Received(exchange.getRequestURI().getPath(), headers, body);
            received.add(request);
            Reply reply =
                    answers.getOrDefault(request.path, any -> Reply.empty()).apply(request);
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type);
            reply.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
