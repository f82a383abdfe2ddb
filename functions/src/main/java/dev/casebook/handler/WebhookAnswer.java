package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a webhook is told.
 *
 * @param status the HTTP status
 * @param error a sentence for people; empty when there is nothing to say
 * @param retryAfter how long the sender should wait before it tries again
 */
record WebhookAnswer(int status, Optional<String> error, Optional<Duration> retryAfter) {

    static WebhookAnswer accepted() {
        return new WebhookAnswer(200, Optional.empty(), Optional.empty());
    }

    /** Says nothing: a stranger learns nothing from it. */
    static WebhookAnswer unauthenticated() {
        return new WebhookAnswer(401, Optional.empty(), Optional.empty());
    }

    static WebhookAnswer refused(int status, @Nullable String error) {
        return new WebhookAnswer(status, Optional.ofNullable(error), Optional.empty());
    }

    static WebhookAnswer later(Duration wait) {
        return new WebhookAnswer(
                503,
                Optional.of("The alert could not be taken now. Nothing was saved. Send it again."),
                Optional.of(wait));
    }

    /**
     * As API Gateway sends it.
     *
     * @param reference the id that the log carries too
     */
    APIGatewayV2HTTPResponse toResponse(String reference) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        retryAfter.ifPresent(time -> headers.put("Retry-After", String.valueOf(Math.max(1, time.toSeconds()))));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body(reference))
                .build();
    }

    private String body(String reference) {
        if (status == 401) {
            return "";
        }
        ObjectNode body = Json.mapper().createObjectNode();
        if (error.isPresent()) {
            body.put("error", error.get()).put("reference", reference);
        } else {
            body.put("accepted", 1);
        }
        return body.toString();
    }
}
