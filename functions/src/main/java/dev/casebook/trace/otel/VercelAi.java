package dev.casebook.trace.otel;

import dev.casebook.trace.otel.Reading.Kind;
import java.util.Optional;

/** The Vercel AI SDK: {@code ai.operationId}, {@code ai.prompt}, {@code ai.response.text}, {@code ai.toolCall.…}. */
final class VercelAi implements Convention {

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<String> operation = at.text("ai.operationId");
        if (operation.isEmpty()) {
            return Reading.NONE;
        }
        Optional<JsonText> input = at.json("ai.prompt.messages", "ai.prompt");
        Optional<JsonText> arguments = at.json("ai.toolCall.args");
        Optional<JsonText> result = at.json("ai.toolCall.result");
        return new Reading(
                Optional.of(kind(operation.get())),
                new Reading.Who(
                        at.text("ai.telemetry.functionId"),
                        Optional.empty(),
                        at.text(
                                "ai.telemetry.metadata.sessionId",
                                "ai.telemetry.metadata.conversationId",
                                "ai.telemetry.metadata.threadId",
                                "ai.telemetry.metadata.chatId"),
                        at.text("ai.telemetry.metadata.userId")),
                model(at),
                new Reading.Tool(
                        at.text("ai.toolCall.name"),
                        arguments.map(JsonText::node),
                        result.map(JsonText::node),
                        at.text("ai.toolCall.id")),
                new Reading.Talk(Messages.in(input, "user"), at.text("ai.response.text", "ai.response.object")),
                Reading.Lookup.NONE,
                JsonText.anyCut(input, arguments, result));
    }

    private static Kind kind(String operation) {
        if (operation.endsWith(".doGenerate") || operation.endsWith(".doStream")) {
            return Kind.MODEL;
        }
        return switch (operation) {
            case "ai.generateText", "ai.streamText", "ai.generateObject", "ai.streamObject" -> Kind.AGENT;
            case "ai.toolCall" -> Kind.TOOL;
            default -> Kind.OTHER;
        };
    }

    private static Reading.Model model(Attributes at) {
        return new Reading.Model(
                at.text("ai.model.id"),
                at.text("ai.response.model"),
                at.number("ai.settings.temperature"),
                at.integer("ai.usage.promptTokens", "ai.usage.inputTokens"),
                at.integer("ai.usage.completionTokens", "ai.usage.outputTokens"),
                at.text("ai.response.finishReason"),
                at.text("ai.response.id"));
    }
}
