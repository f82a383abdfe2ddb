package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The earlier OpenTelemetry GenAI generation, where the messages are span events: {@code gen_ai.user.message},
 * {@code gen_ai.choice} and their like, with the content as attributes.
 */
final class GenAiEvents implements Convention {

    @Override
    public Reading read(Span span) {
        List<Message> input = new ArrayList<>();
        Optional<String> output = Optional.empty();
        Optional<String> finish = Optional.empty();
        boolean cut = false;
        for (Span.Event event : span.events()) {
            Attributes at = event.attributes();
            switch (event.name()) {
                case "gen_ai.system.message" -> input.add(message("system", at));
                case "gen_ai.user.message" -> input.add(message("user", at));
                case "gen_ai.assistant.message" -> input.add(message("assistant", at));
                case "gen_ai.tool.message" -> input.add(message("tool", at));
                case "gen_ai.choice" -> {
                    Optional<JsonText> message = at.json("message", "content", "gen_ai.event.content");
                    output = message.flatMap(json -> said(json.node()));
                    finish = at.text("finish_reason");
                    cut = cut || JsonText.anyCut(message);
                }
                default -> {}
            }
        }
        if (input.isEmpty() && output.isEmpty() && finish.isEmpty()) {
            return Reading.NONE;
        }
        return reading(new Reading.Talk(input, output), finish, cut);
    }

    private static Reading reading(Reading.Talk talk, Optional<String> finish, boolean cut) {
        Reading.Model model = new Reading.Model(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                finish,
                Optional.empty());
        return new Reading(
                Optional.empty(), Reading.Who.NONE, model, Reading.Tool.NONE, talk, Reading.Lookup.NONE, cut);
    }

    private static Message message(String role, Attributes at) {
        return new Message(role, at.text("content", "gen_ai.event.content").orElse(""));
    }

    private static Optional<String> said(JsonNode message) {
        String text = message.isTextual() ? message.textValue() : Messages.content(message);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
