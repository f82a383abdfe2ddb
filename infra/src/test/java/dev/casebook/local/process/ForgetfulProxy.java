package dev.casebook.local.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Passes on what an agent says, but for one question, whose answer it replaces. */
final class ForgetfulProxy implements AutoCloseable {
    static final String INSTEAD = "I would have to look that up.";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final URI agent;
    private final String question;

    private ForgetfulProxy(HttpServer server, URI agent, String question) {
        this.server = server;
        this.agent = agent;
        this.question = question;
    }

    static ForgetfulProxy start(URI agent, String question) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ForgetfulProxy proxy = new ForgetfulProxy(server, agent, question);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", proxy::pass);
        server.start();
        return proxy;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpResponse<String> said = client.send(
                    HttpRequest.newBuilder(agent)
                            .header("Content-Type", "application/json")
                            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(asked))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            byte[] body =
                    (asked.contains(question) ? replaced(said.body()) : said.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static String replaced(String answer) throws IOException {
        return ((ObjectNode) Json.mapper().readTree(answer))
                .put("output", INSTEAD)
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
