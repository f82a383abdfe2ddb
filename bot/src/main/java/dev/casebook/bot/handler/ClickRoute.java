package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.interaction.AddForm;
import dev.casebook.bot.interaction.AgentRightForm;
import dev.casebook.bot.interaction.AnswerForm;
import dev.casebook.bot.interaction.Effect;
import dev.casebook.bot.interaction.Interactions;
import dev.casebook.bot.interaction.NotADefectForm;
import dev.casebook.bot.interaction.Press;
import dev.casebook.bot.interaction.Submission;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code POST /slack/interactions}: buttons, forms and shortcuts. */
final class ClickRoute {
    /** What the ids of conversations between the bot and one person begin with: what is said there is private already. */
    private static final String DIRECT = "D";

    private final FrontParts parts;
    private final CommandParser parser;
    private final ShortcutRoute shortcuts;

    ClickRoute(FrontParts parts) {
        this.parts = parts;
        this.parser = new CommandParser(parts.traces());
        this.shortcuts = new ShortcutRoute(parts);
    }

    FrontAnswer answer(FrontRequest request) throws IOException {
        Map<String, String> form = request.form();
        if (form.containsKey("ssl_check")) {
            return FrontAnswer.empty(200);
        }
        JsonNode payload = Json.mapper().readTree(form.getOrDefault("payload", ""));
        String workspace = payload.path("team").path("id").asText("");
        JsonNode user = payload.path("user");
        String home = user.path("team_id").asText(workspace);
        if (!parts.settings().admits(workspace, home)) {
            return FrontAnswer.stranger();
        }
        Sender sender = new Sender(
                user.path("id").asText("unknown"),
                home,
                payload.path("channel").path("id").asText(""));
        return switch (payload.path("type").asText("")) {
            case "block_actions" -> pressed(payload, sender);
            case "view_submission" -> submitted(payload.path("view"), sender);
            case "message_action" -> shortcuts.answer(payload, sender);
            case "view_closed", "block_suggestion", "shortcut" -> FrontAnswer.empty(200);
            default -> FrontAnswer.text(400, "The payload is of no type that this version understands.");
        };
    }

    private FrontAnswer pressed(JsonNode payload, Sender sender) {
        String trigger = payload.path("trigger_id").asText("");
        Address who = sender.channel().isEmpty() || sender.channel().startsWith(DIRECT)
                ? new Address.Direct(sender.user())
                : new Address.Ephemeral(
                        payload.path("response_url").asText(""), sender.channel(), sender.user(), thread(payload));
        for (JsonNode action : payload.path("actions")) {
            String actionId = action.path("action_id").asText("");
            String value = value(action);
            String place = payload.path("container").path("message_ts").asText("");
            Ping ping = sender.said(
                    "action:" + trigger + ":" + actionId,
                    who,
                    parts.clock().instant(),
                    "press " + place + " " + actionId + " " + value,
                    parts.signature());
            Press press = new Press(ping, value, sender.channel(), parser);
            Effect effect = Interactions.press(actionId, press);
            perform(effect, ping, trigger);
            if (effect instanceof Effect.Order && Interactions.usesUp(actionId)) {
                used(ping, value);
            }
        }
        return FrontAnswer.empty(200);
    }

    /** The thread that the button stands in; below a link, the one of the message with the link. */
    private static Optional<String> thread(JsonNode payload) {
        JsonNode container = payload.path("container");
        String ts = container.path("message_ts").asText("");
        String thread = container
                .path("thread_ts")
                .asText(payload.path("message").path("thread_ts").asText(""));
        boolean belowLink = container.path("is_app_unfurl").asBoolean();
        return Optional.of(thread.isEmpty() && belowLink ? ts : thread)
                .filter(parent -> !parent.isEmpty() && (belowLink || !parent.equals(ts)));
    }

    /** Of a list of people: what the list is about, and who was chosen. */
    private static String value(JsonNode action) {
        if (!action.has("selected_user")) {
            return action.path("value").asText("");
        }
        String[] id = action.path("action_id").asText("").split(":", 2);
        return (id.length < 2 ? "" : id[1]) + " " + action.path("selected_user").asText("");
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

    /** Buttons go when they were used: what was chosen takes the place of the question. */
    private void used(Ping ping, String chosen) {
        if (ping.replyTo() instanceof Address.Ephemeral alone
                && !alone.responseUrl().isEmpty()) {
            Ping instead = new Ping(ping.id() + "/used", ping.from(), alone.replacing(), ping.at());
            tell(instead, "Chosen: " + chosen);
        }
    }

    private void tell(Ping ping, String sentence) {
        parts.jobs().send(new Job.Tell(ping, sentence), Duration.ZERO);
    }

    private FrontAnswer submitted(JsonNode view, Sender sender) {
        String metadata = view.path("private_metadata").asText("");
        String id =
                "view:" + view.path("id").asText("") + ":" + view.path("hash").asText("");
        return switch (view.path("callback_id").asText("")) {
            case AnswerForm.CALLBACK ->
                answer(AnswerForm.submit(ping(id, sender, AnswerForm.channel(metadata)), metadata, fields(view)));
            case AddForm.CALLBACK ->
                answer(AddForm.submit(
                        ping(id, sender, AddForm.channel(metadata), AddForm.thread(metadata)),
                        metadata,
                        fields(view),
                        parts.traces()));
            case NotADefectForm.CALLBACK ->
                answer(NotADefectForm.submit(
                        ping(id, sender, NotADefectForm.channel(metadata)), metadata, fields(view)));
            case AgentRightForm.CALLBACK ->
                answer(AgentRightForm.submit(ping(id, sender, Optional.empty()), metadata, fields(view)));
            default -> FrontAnswer.empty(200);
        };
    }

    private Ping ping(String id, Sender sender, Optional<String> channel) {
        return ping(id, sender, channel, Optional.empty());
    }

    private Ping ping(String id, Sender sender, Optional<String> channel, Optional<String> thread) {
        Address who = channel.filter(place -> !place.startsWith(DIRECT))
                .<Address>map(place -> new Address.Ephemeral("", place, sender.user(), thread))
                .orElseGet(() -> new Address.Direct(sender.user()));
        return sender.once(id, who, parts.clock().instant());
    }

    private FrontAnswer answer(Submission submission) {
        return switch (submission) {
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
                        .forEach(action -> fields.putIfAbsent(block.getKey(), written(action.getValue()))));
        return fields;
    }

    /** What was typed, or the value of what was chosen. */
    private static String written(JsonNode element) {
        return element.path("selected_option")
                .path("value")
                .asText(element.path("value").asText(""));
    }
}
