package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.trace.find.TermSeal;
import dev.casebook.work.Job;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A front function whose queues and forms are recorded, and the signed requests to it. */
final class Front {
    static final String SECRET = "front-test-secret";
    static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");

    static final TermSeal SEAL = new TermSeal("a secret of at least sixteen", new SecureRandom());

    final List<Job> jobs = new ArrayList<>();
    final List<String> views = new ArrayList<>();
    boolean formsOpen = true;
    boolean queueTakes = true;
    private final FrontParts parts;
    private final SlackFunction function;

    Front() {
        this(List.of(SECRET));
    }

    Front(List<String> secrets) {
        InstantSource clock = InstantSource.fixed(NOW);
        Settings settings = new Settings(
                Optional.empty(),
                secrets,
                URI.create("http://localhost/api/"),
                List.of("/casebook"),
                List.of("bug"),
                List.of("T1"));
        parts = new FrontParts(
                (job, delay) -> take(job),
                new SlackSignature(secrets, clock),
                (trigger, view) -> opened(trigger + " " + view),
                new TraceRefParser("tempo", Set.of("tempo")),
                clock,
                settings,
                () -> SEAL);
        function = new SlackFunction(parts);
    }

    FrontParts parts() {
        return parts;
    }

    private void take(Job job) {
        if (!queueTakes) {
            throw new CasebookException.Retryable("The queue is busy.");
        }
        jobs.add(job);
    }

    private boolean opened(String view) {
        views.add(view);
        return formsOpen;
    }

    APIGatewayV2HTTPResponse command(String text) {
        return post("/slack/commands", form(fields(text)));
    }

    static Map<String, String> fields(String text) {
        return Map.of(
                "command", "/casebook",
                "text", text,
                "user_id", "U1",
                "channel_id", "C1",
                "team_id", "T1",
                "response_url", "https://hooks.slack.com/commands/1",
                "trigger_id", "13.37");
    }

    APIGatewayV2HTTPResponse payload(String json) {
        return post("/slack/interactions", form(Map.of("payload", json)));
    }

    APIGatewayV2HTTPResponse post(String path, String body) {
        return send(signed(path, body));
    }

    APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, null);
    }

    static APIGatewayV2HTTPEvent signed(String path, String body) {
        String seconds = String.valueOf(NOW.getEpochSecond());
        return event(
                path,
                body,
                Map.of("x-slack-request-timestamp", seconds, "x-slack-signature", signature(seconds, body)));
    }

    static APIGatewayV2HTTPEvent event(String path, String body, Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    static APIGatewayV2HTTPEvent base64(APIGatewayV2HTTPEvent event) {
        event.setBody(Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        return event;
    }

    static String signature(String seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum = mac.doFinal(("v0:" + seconds + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static JsonNode json(APIGatewayV2HTTPResponse response) {
        try {
            return Json.mapper().readTree(response.getBody());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.getBody(), e);
        }
    }
}
