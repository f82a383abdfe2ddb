package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The OpenTelemetry GenAI conventions, in their current names and, where those changed, in the earlier ones.
 *
 * @see <a href="https://github.com/open-telemetry/semantic-conventions-genai">semantic-conventions-genai</a>
 */
final class GenAi implements Convention {

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        if (!at.hasAnyUnder("gen_ai.")) {
            return withPeople(at);
        }
        Optional<JsonText> input = at.json("gen_ai.input.messages", "gen_ai.prompt");
        Optional<JsonText> output = at.json("gen_ai.output.messages", "gen_ai.completion");
        Optional<JsonText> arguments = at.json("gen_ai.tool.call.arguments");
        Optional<JsonText> result = at.json("gen_ai.tool.call.result");
        Optional<JsonText> documents = at.json("gen_ai.retrieval.documents");
        return new Reading(
                kind(at),
                who(at),
                model(at, output),
                new Reading.Tool(
                        at.text("gen_ai.tool.name"),
                        arguments.map(JsonText::node),
                        result.map(JsonText::node),
                        at.text("gen_ai.tool.call.id")),
                new Reading.Talk(input(at, input), Messages.said(Messages.in(output, "assistant"))),
                new Reading.Lookup(at.text("gen_ai.retrieval.query.text"), documents(documents)),
                JsonText.anyCut(input, output, arguments, result, documents));
    }

    private static Reading withPeople(Attributes at) {
        return new Reading(
                Optional.empty(),
                who(at),
                Reading.Model.NONE,
                Reading.Tool.NONE,
                Reading.Talk.NONE,
                Reading.Lookup.NONE,
                false);
    }

    private static Optional<Kind> kind(Attributes at) {
        Optional<String> operation = at.text("gen_ai.operation.name");
        if (operation.isPresent()) {
            return Optional.of(
                    switch (operation.get()) {
                        case "invoke_agent" -> Kind.AGENT;
                        case "chat", "text_completion", "generate_content" -> Kind.MODEL;
                        case "execute_tool" -> Kind.TOOL;
                        case "retrieval" -> Kind.RETRIEVAL;
                        default -> Kind.OTHER;
                    });
        }
        if (at.has("gen_ai.tool.name")) {
            return Optional.of(Kind.TOOL);
        }
        boolean model = at.has("gen_ai.request.model") || at.has("gen_ai.response.model");
        return model ? Optional.of(Kind.MODEL) : Optional.empty();
    }

    private static Reading.Who who(Attributes at) {
        return new Reading.Who(
                at.text("gen_ai.agent.name", "gen_ai.agent.id"),
                at.text("gen_ai.agent.version"),
                at.text("gen_ai.conversation.id", "session.id"),
                at.text("user.id", "enduser.id"));
    }

    private static Reading.Model model(Attributes at, Optional<JsonText> output) {
        Optional<String> finish = at.json("gen_ai.response.finish_reasons")
                .flatMap(reasons -> first(reasons.node()))
                .or(() -> output.flatMap(json -> lastFinishReason(json.node())));
        return new Reading.Model(
                at.text("gen_ai.request.model"),
                at.text("gen_ai.response.model"),
                at.number("gen_ai.request.temperature"),
                at.integer("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
                at.integer("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
                finish,
                at.text("gen_ai.response.id"));
    }

    private static Optional<String> first(JsonNode reasons) {
        String first = reasons.isArray() ? reasons.path(0).asText() : reasons.asText();
        return first.isBlank() ? Optional.empty() : Optional.of(first);
    }

    private static Optional<String> lastFinishReason(JsonNode output) {
        String reason = output.path(output.size() - 1).path("finish_reason").asText();
        return reason.isBlank() ? Optional.empty() : Optional.of(reason);
    }

    private static List<Message> input(Attributes at, Optional<JsonText> input) {
        List<Message> messages = new ArrayList<>();
        at.json("gen_ai.system_instructions").ifPresent(instructions -> {
            String text = Messages.content(JsonNodeFactory.instance.objectNode().set("parts", instructions.node()));
            if (!text.isBlank()) {
                messages.add(new Message("system", text));
            }
        });
        messages.addAll(Messages.in(input, "user"));
        return messages;
    }

    private static List<String> documents(Optional<JsonText> documents) {
        List<String> texts = new ArrayList<>();
        documents.ifPresent(json -> json.node().forEach(document -> {
            String text = document.isObject() ? Messages.content(document) : document.asText();
            texts.add(text.isEmpty() ? document.toString() : text);
        }));
        return texts;
    }
}
