package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.Optional;

/** The Langfuse SDK: {@code langfuse.observation.type}, {@code .input}, {@code .output}. */
final class Langfuse implements Convention {
    private static final String PREFIX = "langfuse.observation.";

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<String> type = at.text(PREFIX + "type");
        if (type.isEmpty()) {
            return Reading.NONE;
        }
        Optional<JsonText> input = at.json(PREFIX + "input");
        Optional<JsonText> output =
                at.json(PREFIX + "output").filter(json -> !json.node().asText().equals("None"));
        Optional<JsonNode> toolMessage = output.map(JsonText::node).filter(Langfuse::isToolMessage);
        Kind kind = toolMessage.isPresent() ? Kind.TOOL : kind(type.get());
        return new Reading(
                Optional.of(kind),
                new Reading.Who(
                        Optional.empty(),
                        at.text("langfuse.release", "langfuse.version"),
                        at.text("langfuse.session.id"),
                        at.text("langfuse.user.id")),
                kind == Kind.MODEL ? model(at) : Reading.Model.NONE,
                kind == Kind.TOOL ? tool(span, input, output, toolMessage) : Reading.Tool.NONE,
                new Reading.Talk(Messages.in(input, "user"), Messages.said(Messages.in(output, "assistant"))),
                Reading.Lookup.NONE,
                JsonText.anyCut(input, output));
    }

    private static Reading.Model model(Attributes at) {
        JsonNode usage = at.json(PREFIX + "usage_details").map(JsonText::node).orElse(MissingNode.getInstance());
        JsonNode parameters =
                at.json(PREFIX + "model.parameters").map(JsonText::node).orElse(MissingNode.getInstance());
        return new Reading.Model(
                at.text(PREFIX + "model.name"),
                Optional.empty(),
                number(parameters.path("temperature")).map(JsonNode::asDouble),
                number(usage.path("input")).map(JsonNode::asLong),
                number(usage.path("output")).map(JsonNode::asLong),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<JsonNode> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value) : Optional.empty();
    }

    /** LangChain's callback writes what a tool gave back as the message that goes to the model. */
    private static boolean isToolMessage(JsonNode output) {
        return output.path("type").asText().equals("tool")
                && output.path("tool_call_id").isTextual();
    }

    private static Reading.Tool tool(
            Span span, Optional<JsonText> input, Optional<JsonText> output, Optional<JsonNode> message) {
        Optional<JsonNode> arguments = input.map(JsonText::node);
        if (message.isEmpty()) {
            return new Reading.Tool(Optional.of(span.name()), arguments, output.map(JsonText::node), Optional.empty());
        }
        JsonNode told = message.get();
        return new Reading.Tool(
                Optional.of(told.path("name").asText(span.name())),
                arguments.filter(JsonNode::isContainerNode),
                AskedTool.plain(told.path("content")),
                Optional.of(told.path("tool_call_id").asText()));
    }

    private static Kind kind(String written) {
        return switch (written) {
            case "generation" -> Kind.MODEL;
            case "agent" -> Kind.AGENT;
            case "tool" -> Kind.TOOL;
            case "retriever" -> Kind.RETRIEVAL;
            default -> Kind.OTHER;
        };
    }
}
