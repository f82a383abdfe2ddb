package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.bot.slack.SocketMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes over Socket Mode, as the requests that the front function knows: one grammar for both ways. */
public final class SocketFront implements SocketMode.Receiver {
    private final SlackFunction front;
    private final SlackSignature signature;
    private final InstantSource clock;

    public SocketFront(FrontParts parts) {
        this.front = new SlackFunction(parts);
        this.signature = parts.signature();
        this.clock = parts.clock();
    }

    @Override
    public Optional<String> receive(SocketMode.Kind kind, String payload) {
        APIGatewayV2HTTPResponse response = switch (kind) {
            case EVENTS_API -> send("/slack/events", payload);
            case INTERACTIVE -> send("/slack/interactions", "payload=" + encoded(payload));
            case SLASH_COMMANDS -> send("/slack/commands", form(payload));
        };
        if (response.getStatusCode() >= 500) {
            return Optional.empty();
        }
        return Optional.of(response.getStatusCode() == 200 && response.getBody() != null ? response.getBody() : "");
    }

    private APIGatewayV2HTTPResponse send(String path, String body) {
        String seconds = String.valueOf(clock.instant().getEpochSecond());
        String signed = signature.of(seconds, body.getBytes(StandardCharsets.UTF_8));
        return front.handleRequest(
                APIGatewayV2HTTPEvent.builder()
                        .withRawPath(path)
                        .withHeaders(Map.of("x-slack-request-timestamp", seconds, "x-slack-signature", signed))
                        .withBody(body)
                        .withIsBase64Encoded(false)
                        .build(),
                null);
    }

    private static String form(String payload) {
        try {
            List<String> pairs = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field :
                    Json.mapper().readTree(payload).properties()) {
                pairs.add(
                        encoded(field.getKey()) + "=" + encoded(field.getValue().asText()));
            }
            return String.join("&", pairs);
        } catch (JsonProcessingException e) {
            throw new CasebookException.Permanent("A command over Socket Mode is not JSON. Nothing was done.");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
