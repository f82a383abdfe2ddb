package dev.casebook.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * An account in this process, behind one address as {@code AWS_ENDPOINT_URL} names it: DynamoDB Local, ElasticMQ, and as much of S3 and
 * Secrets Manager as Casebook uses. Everything is in memory.
 */
public final class LocalAccount implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private final DynamoDBProxyServer dynamo;
    private final URI dynamoAddress;
    private final SQSRestServer sqs;
    private final URI sqsAddress;
    private final ObjectServer objects = new ObjectServer();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer front;

    public LocalAccount() throws Exception {
        int port = freePort();
        dynamo = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-port", Integer.toString(port)});
        dynamo.start();
        dynamoAddress = URI.create("http://127.0.0.1:" + port);
        sqs = SQSRestServerBuilder.withDynamicPort().withInterface("127.0.0.1").start();
        sqsAddress = URI.create(
                "http://127.0.0.1:" + sqs.waitUntilStarted().localAddress().getPort());
        front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.createContext("/", this::answer);
        front.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where all of it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (target.startsWith("secretsmanager.")) {
                secret(exchange, target, Json.mapper().readTree(body));
            } else if (target.startsWith("DynamoDB")) {
                passOn(exchange, dynamoAddress, body);
            } else if (target.startsWith("AmazonSQS")) {
                passOn(exchange, sqsAddress, body);
            } else {
                passOn(exchange, objects.address(), body);
            }
        }
    }

    private void secret(HttpExchange exchange, String target, JsonNode request) throws IOException {
        if (target.endsWith(".CreateSecret")) {
            secrets.put(
                    request.path("Name").asText(), request.path("SecretString").asText());
        }
        String value = secrets.get(
                request.path(request.has("Name") ? "Name" : "SecretId").asText());
        String body = value == null
                ? "{\"__type\":\"ResourceNotFoundException\"}"
                : Json.mapper().createObjectNode().put("SecretString", value).toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(value == null ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void passOn(HttpExchange exchange, URI to, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        to.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        front.stop(0);
        client.close();
        objects.close();
        sqs.stopAndWait();
        try {
            dynamo.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
