package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.casebook.Json;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.RetryAfter;
import java.time.InstantSource;
import java.util.Optional;

/** Reads what a chat completions server answers; nothing of its text but codes gets into a reason. */
final class ChatReplies {

    private ChatReplies() {}

    static ChatModel.Reply read(HttpCalls.Response response, InstantSource clock) {
        int status = response.status();
        JsonNode body = json(response.body());
        if (status >= 200 && status < 300) {
            return answered(body);
        }
        String code = code(body);
        boolean passing = status == 429 || status >= 500 || status == 408;
        return passing && !code.equals("insufficient_quota")
                ? new ChatModel.Lost("its server answered " + status, RetryAfter.of(response, clock), status != 429)
                : new ChatModel.Refused("its server answered " + status + (code.isEmpty() ? "" : " (" + code + ")"));
    }

    private static ChatModel.Reply answered(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        Optional<ChatModel.Usage> usage = usage(body.path("usage"));
        String finish = choice.path("finish_reason").asText("");
        if (message.path("refusal").isTextual()) {
            return new ChatModel.Withheld("the model refused to judge", usage);
        }
        if (finish.equals("content_filter")) {
            return new ChatModel.Withheld("a content filter stopped the model", usage);
        }
        if (finish.equals("length")) {
            return new ChatModel.Withheld("the model's answer was cut off", usage);
        }
        if (!message.path("content").isTextual()) {
            return new ChatModel.Withheld("the model's answer holds no text", usage);
        }
        Optional<String> model = Optional.of(body.path("model").asText("")).filter(name -> !name.isEmpty());
        return new ChatModel.Said(message.path("content").textValue(), model, usage);
    }

    private static Optional<ChatModel.Usage> usage(JsonNode usage) {
        JsonNode in = usage.path("prompt_tokens");
        JsonNode out = usage.path("completion_tokens");
        return in.canConvertToLong() && out.canConvertToLong() && in.asLong() >= 0 && out.asLong() >= 0
                ? Optional.of(new ChatModel.Usage(in.asLong(), out.asLong()))
                : Optional.empty();
    }

    /** A short word from the error, if it is one. */
    private static String code(JsonNode body) {
        String code = body.path("error").path("code").asText("");
        return code.matches("[a-z][a-z0-9_.-]{1,60}") ? code : "";
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
