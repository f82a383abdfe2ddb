package dev.casebook.agent.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.CasebookException;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.ScriptedProtocol;
import dev.casebook.agent.Trial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** An agent on a loopback port that speaks the agent protocol and answers by a script; version "missing" is a 404. */
final class LoopbackAgent implements AutoCloseable {
    private final HttpServer server;
    private final BiFunction<AgentVersion, Trial, Answer> script;

    LoopbackAgent(BiFunction<AgentVersion, Trial, Answer> script) {
        this.script = script;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/agents/", this::handle);
        server.start();
    }

    String template() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()) + "/agents/{version}/run";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().contains("/missing/")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                answer(exchange, body);
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] request) throws IOException {
        try {
            byte[] response = ScriptedProtocol.answer(script, request);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        } catch (CasebookException.Retryable e) {
            exchange.sendResponseHeaders(503, -1);
        } catch (CasebookException.Permanent e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
