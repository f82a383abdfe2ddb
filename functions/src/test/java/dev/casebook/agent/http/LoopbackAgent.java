package dev.casebook.agent.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
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
                answer(exchange, Json.mapper().readTree(body));
            }
        }
    }

    private void answer(HttpExchange exchange, JsonNode request) throws IOException {
        try {
            Answer answer = script.apply(
                    new AgentVersion("clinic", request.path("version").asText(), Optional.empty()),
                    new Trial(
                            new CaseId(request.path("case").asText()),
                            request.path("trial").asInt(),
                            new CaseInput(request.path("input"), List.of(), Optional.empty(), List.of())));
            byte[] response = Json.mapper().writeValueAsBytes(json(answer));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        } catch (CasebookException.Retryable e) {
            exchange.sendResponseHeaders(503, -1);
        } catch (CasebookException.Permanent e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private static ObjectNode json(Answer answer) {
        ObjectNode json = Json.mapper().createObjectNode().put("output", answer.output());
        ArrayNode calls = json.putArray("tool_calls");
        answer.toolCalls()
                .forEach(call -> calls.addObject().put("name", call.name()).set("arguments", call.arguments()));
        ArrayNode contexts = json.putArray("contexts");
        answer.contexts().forEach(contexts::add);
        answer.model().ifPresent(model -> json.put("model", model));
        answer.trace().ifPresent(trace -> json.put("trace_ref", trace));
        answer.usage()
                .ifPresent(usage -> json.putObject("usage")
                        .put("input_tokens", usage.inputTokens())
                        .put("output_tokens", usage.outputTokens())
                        .put("cost_usd", usage.costDollars().orElse(null)));
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
