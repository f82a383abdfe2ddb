package dev.casebook.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.CasebookException;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.ScriptedProtocol;
import dev.casebook.agent.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * As much of Lambda's API as invoking needs: functions whose qualifier is not "missing" answer by a script. A script that throws
 * Permanent is a function that throws, one that throws Retryable a function that is throttled. What is queued comes first.
 */
final class LoopbackLambda implements AutoCloseable {
    private final HttpServer server;
    private final BiFunction<AgentVersion, Trial, Answer> script;
    private final Queue<Reply> first = new ArrayDeque<>();
    private final List<String> invoked = new CopyOnWriteArrayList<>();

    /**
     * An answer out of the ordinary.
     *
     * @param functionError the header that says that the function broke; empty for none
     */
    record Reply(int status, String functionError, String body) {}

    LoopbackLambda(BiFunction<AgentVersion, Trial, Answer> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2015-03-31/functions/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void queue(int status, String functionError, String body) {
        first.add(new Reply(status, functionError, body));
    }

    private synchronized Reply next() {
        return first.poll();
    }

    /** The functions that were invoked, with their qualifiers. */
    List<String> invoked() {
        return List.copyOf(invoked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            String function = URLDecoder.decode(
                    path.substring("/2015-03-31/functions/".length(), path.lastIndexOf('/')), StandardCharsets.UTF_8);
            String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!signature.startsWith("AWS4-HMAC-SHA256 Credential=key/")
                    || !signature.contains("/eu-central-1/lambda/aws4_request")
                    || !signature.contains("x-amz-invocation-type")) {
                send(exchange, new Reply(403, "", "{\"Message\":\"not signed\"}"));
            } else if (function.endsWith(":missing")) {
                send(exchange, new Reply(404, "", "{\"Type\":\"User\",\"Message\":\"Function not found\"}"));
            } else if ("DryRun".equals(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                invoked.add(function);
                Reply queued = next();
                send(exchange, queued == null ? answer(body) : queued);
            }
        }
    }

    private Reply answer(byte[] body) throws IOException {
        try {
            return new Reply(200, "", new String(ScriptedProtocol.answer(script, body), StandardCharsets.UTF_8));
        } catch (CasebookException.Retryable e) {
            return new Reply(429, "", "{\"Reason\":\"ConcurrentInvocationLimitExceeded\",\"Type\":\"User\"}");
        } catch (CasebookException.Permanent e) {
            return new Reply(
                    200,
                    "Unhandled",
                    "{\"errorMessage\":\"Maria Miller's booking broke\",\"errorType\":\"java.lang.IllegalStateException\"}");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.functionError().isEmpty()) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", reply.functionError());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
