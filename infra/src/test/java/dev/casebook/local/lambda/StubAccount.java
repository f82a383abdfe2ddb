package dev.casebook.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casebook.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The services of an account as a fresh one would answer: an empty table, queues that take what they get, the secrets that are
 * needed, {@code casebook.yaml} in the bucket; and a Slack that posts everything. It keeps what it was asked, by the operation.
 */
final class StubAccount implements AutoCloseable {
    private static final String CONFIGURATION = """
            default_channel: C0INCIDENTS
            agents:
              clinic:
                url: http://127.0.0.1:9/
                channel: C0INCIDENTS
            alerts:
              grafana:
                type: alertmanager
                secrets: [ALERTS_SECRET]
                routes:
                  - agent: clinic
              cloudwatch:
                type: cloudwatch
                topics: ['arn:aws:sns:eu-central-1:123456789012:alarms']
                routes:
                  - agent: clinic
            """;
    private static final Map<String, String> SECRETS = Map.of(
            "t/SLACK", "{\"SLACK_SIGNING_SECRET\":\"signing\",\"SLACK_BOT_TOKEN\":\"xoxb-1\"}",
            "t/REDACTION_KEY", "0123456789abcdef0123456789abcdef",
            "t/ALERTS", "{\"ALERTS_SECRET\":\"bearer\"}",
            "t/WORK", "{}");

    private final HttpServer server;
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();

    StubAccount() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bodies of an operation's requests, such as {@code AmazonSQS.SendMessage}, or those to a path. */
    List<String> asked(String operation) {
        return List.copyOf(asked.getOrDefault(operation, List.of()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target == null ? exchange.getRequestURI().getPath() : target;
        asked.computeIfAbsent(operation, each -> new CopyOnWriteArrayList<>()).add(body);
        String answer = answer(operation, body);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String answer(String operation, String body) {
        String name = operation.substring(operation.lastIndexOf('.') + 1);
        return switch (name) {
            case "GetSecretValue" -> secret(body);
            case "SendMessage" -> "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"" + md5(body) + "\"}";
            case "Query" -> "{\"Count\":0,\"ScannedCount\":0,\"Items\":[]}";
            case "yaml" -> CONFIGURATION;
            default -> operation.contains("/api/") ? "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}" : "{}";
        };
    }

    private static String secret(String body) {
        return SECRETS.entrySet().stream()
                .filter(secret -> body.contains("\"" + secret.getKey() + "\""))
                .map(secret -> "{\"SecretString\":\"" + secret.getValue().replace("\"", "\\\"") + "\"}")
                .findFirst()
                .orElse("{}");
    }

    /** The service's client compares it with what it sent. */
    private static String md5(String request) {
        try {
            String message = Json.mapper().readTree(request).path("MessageBody").asText();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return asked.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
