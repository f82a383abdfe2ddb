package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.bot.interaction.AnswerForm;
import dev.casebook.bot.interaction.Effect;
import dev.casebook.bot.interaction.Interactions;
import dev.casebook.bot.interaction.Press;
import dev.casebook.bot.interaction.Submission;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** {@code POST /slack/interactions}: buttons and forms. */
final class ClickRoute {
    private final FrontParts parts;

    ClickRoute(FrontParts parts) {
        this.parts = parts;
    }

    FrontAnswer answer(FrontRequest request) throws IOException {
        Map<String, String> form = request.form();
        if (form.containsKey("ssl_check")) {
            return FrontAnswer.empty(200);
        }
        JsonNode payload = Json.mapper().readTree(form.getOrDefault("payload", ""));
        if (!parts.settings().admits(payload.path("team").path("id").asText(""))) {
            return FrontAnswer.stranger();
        }
        return switch (payload.path("type").asText("")) {
            case "block_actions" -> pressed(payload);
            case "view_submission" -> submitted(payload);
            case "view_closed", "block_suggestion", "shortcut", "message_action" -> FrontAnswer.empty(200);
            default -> FrontAnswer.text(400, "The payload is of no type that this version understands.");
        };
    }

    private FrontAnswer pressed(JsonNode payload) {
        String user = payload.path("user").path("id").asText("unknown");
        String channel = payload.path("channel").path("id").asText("");
        String trigger = payload.path("trigger_id").asText("");
        Address who = new Address.Ephemeral(payload.path("response_url").asText(""), channel, user);
        for (JsonNode action : payload.path("actions")) {
            Ping ping = new Ping(
                    "action:" + trigger + ":" + action.path("action_id").asText(""),
                    user,
                    who,
                    parts.clock().instant());
            Press press = new Press(ping, action.path("value").asText(""), channel);
            Interactions.find(action.path("action_id").asText(""))
                    .ifPresent(interaction -> perform(interaction.press(press), ping, trigger));
        }
        return FrontAnswer.empty(200);
    }

    private void perform(Effect effect, Ping ping, String trigger) {
        switch (effect) {
            case Effect.Order order -> parts.jobs().send(order.job(), Duration.ZERO);
            case Effect.Open open -> {
                if (!parts.views().open(trigger, open.view())) {
                    tell(ping, "Slack did not open the form in time. Nothing was changed. Press the button again.");
                }
            }
            case Effect.Explain explain -> tell(ping, explain.sentence());
        }
    }

    private void tell(Ping ping, String sentence) {
        parts.jobs().send(new Job.Tell(ping, sentence), Duration.ZERO);
    }

    private FrontAnswer submitted(JsonNode payload) {
        JsonNode view = payload.path("view");
        if (!view.path("callback_id").asText("").equals(AnswerForm.CALLBACK)) {
            return FrontAnswer.empty(200);
        }
        String user = payload.path("user").path("id").asText("unknown");
        String metadata = view.path("private_metadata").asText("");
        Address who = AnswerForm.channel(metadata)
                .<Address>map(channel -> new Address.Ephemeral("", channel, user))
                .orElseGet(() -> new Address.Direct(user));
        String id =
                "view:" + view.path("id").asText("") + ":" + view.path("hash").asText("");
        Ping ping = new Ping(id, user, who, parts.clock().instant());
        return switch (AnswerForm.submit(ping, metadata, fields(view))) {
            case Submission.Wrong wrong -> errors(wrong.errors());
            case Submission.Accepted accepted -> {
                parts.jobs().send(accepted.job(), Duration.ZERO);
                yield FrontAnswer.json(Json.mapper().createObjectNode().put("response_action", "clear"));
            }
        };
    }

    private static FrontAnswer errors(Map<String, String> errors) {
        ObjectNode body = Json.mapper().createObjectNode().put("response_action", "errors");
        body.set("errors", Json.mapper().valueToTree(errors));
        return FrontAnswer.json(body);
    }

    /** Field id to what was written: the value of the first element of each block. */
    private static Map<String, String> fields(JsonNode view) {
        Map<String, String> fields = new HashMap<>();
        view.path("state")
                .path("values")
                .properties()
                .forEach(block -> block.getValue()
                        .properties()
                        .forEach(action -> fields.putIfAbsent(
                                block.getKey(), action.getValue().path("value").asText(""))));
        return fields;
    }
}
