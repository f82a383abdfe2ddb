package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.bot.message.BlockLimits;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.Wire;
import java.util.Map;

/** What the front answers. */
record FrontAnswer(int status, String contentType, String body) {

    static FrontAnswer empty(int status) {
        return new FrontAnswer(status, "text/plain; charset=utf-8", "");
    }

    static FrontAnswer text(int status, String text) {
        return new FrontAnswer(status, "text/plain; charset=utf-8", text);
    }

    /** A workspace that is not among {@code SLACK_TEAM_ID}. */
    static FrontAnswer stranger() {
        return text(
                403,
                "This workspace is not connected to Casebook. Nothing was done. Whoever runs it can add the workspace to SLACK_TEAM_ID.");
    }

    static FrontAnswer json(ObjectNode body) {
        return new FrontAnswer(200, "application/json; charset=utf-8", body.toString());
    }

    /** Seen by the person alone: a sentence in Slack's markup, values in it escaped. */
    static FrontAnswer whisper(String markup) {
        return json(Json.mapper()
                .createObjectNode()
                .put("response_type", "ephemeral")
                .put("text", markup));
    }

    /** Seen by the person alone. */
    static FrontAnswer whisper(SlackMessage message) {
        return json(Wire.message(BlockLimits.fit(message)).put("response_type", "ephemeral"));
    }

    APIGatewayV2HTTPResponse response() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", contentType))
                .withBody(body)
                .build();
    }
}
